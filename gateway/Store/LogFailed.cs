namespace PitMarshal.Store;

/// <summary>
/// The log could not keep its promise: the disk is full, the file is damaged or was changed. Nothing of the batch is
/// kept, so nothing of it may be acknowledged.
/// </summary>
/// <param name="message">What the log says.</param>
/// <param name="mayPass">Whether it can be well again by itself: a full, slow or read-only disk, not a damaged or
/// foreign log.</param>
public sealed class LogFailed(string message, bool mayPass = false) : Exception(message)
{
    public bool MayPass => mayPass;
}
