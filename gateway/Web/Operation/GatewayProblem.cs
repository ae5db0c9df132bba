namespace PitMarshal.Web.Operation;

/// <summary>What is wrong with the gateway itself, for whoever runs it.</summary>
/// <param name="Part">
/// <c>broker</c>, <c>store</c>, <c>disk</c>, <c>clock</c>, <c>standby</c>, <c>hub</c>, <c>clock step</c>, a station or
/// its share.
/// </param>
/// <param name="Text">In plain words, with what helps.</param>
public sealed record GatewayProblem(string Part, string Text);
