namespace PitMarshal.Store;

/// <summary>
/// The log could not keep its promise: the disk is full, the file is damaged or was changed. Nothing of the batch is
/// kept, so nothing of it may be acknowledged.
/// </summary>
public sealed class LogFailed(string message) : Exception(message);
