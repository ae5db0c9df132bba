namespace PitMarshal.Web.RaceControl;

/// <summary>
/// Whether something is ready for the start: without what is missing there is none; with a doubt there is.
/// </summary>
public enum ReadyState { Done, Missing, Doubt }
