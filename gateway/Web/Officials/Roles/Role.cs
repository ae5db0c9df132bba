namespace PitMarshal.Web.Officials.Roles;

/// <summary>What somebody who has signed in may do; everybody else is a spectator.</summary>
public enum Role { RaceControl, Steward, Marshal, Team }
