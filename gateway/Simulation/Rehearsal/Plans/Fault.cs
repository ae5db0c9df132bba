namespace PitMarshal.Simulation.Rehearsal.Plans;

/// <summary>What goes wrong.</summary>
public enum FaultKind { LinkCut, LinkDead, BrokerRestart, GatewayKill, StationReboot, FlashWorn }

/// <summary>One thing that goes wrong in a rehearsal. Times in ms of race time.</summary>
/// <param name="Station">Whom it befalls; null when it is the broker or the gateway.</param>
public sealed record Fault(FaultKind Kind, string? Station, long AtMs, long ForMs);
