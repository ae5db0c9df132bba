namespace PitMarshal.Ingest.Stations;

/// <summary>A fault as a boot observed it: of an input, or of the station itself.</summary>
internal readonly record struct StationFault(string Boot, long Us, string Input, string What);
