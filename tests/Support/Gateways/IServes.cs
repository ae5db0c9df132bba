namespace PitMarshal.Tests.Support.Gateways;

/// <summary>A gateway that serves pages.</summary>
internal interface IServes
{
    /// <summary>Such as <c>http://127.0.0.1:41234</c>.</summary>
    string Address { get; }

    /// <summary>All that it wrote so far.</summary>
    string Printed { get; }
}
