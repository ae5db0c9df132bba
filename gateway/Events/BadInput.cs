namespace PitMarshal.Events;

/// <summary>
/// Input from outside that cannot be used. The message is complete and for a person: <c>file:line: what is wrong</c>.
/// A command prints it on standard error and ends with status 2.
/// </summary>
public sealed class BadInput(string message) : Exception(message);
