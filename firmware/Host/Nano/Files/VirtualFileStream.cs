namespace PitMarshal.Host.Nano.Files;

/// <summary>
/// What the board's program calls <c>FileStream</c>. What is written lies on the flash once it was flushed.
/// </summary>
public sealed class VirtualFileStream : MemoryStream
{
    private readonly VirtualBoard _board = VirtualBoard.Current;
    private readonly string _path;
    private bool _written;

    public VirtualFileStream(string path, FileMode mode, FileAccess access = FileAccess.ReadWrite)
    {
        _path = path;
        bool exists = _board.Flash.TryGetValue(path, out byte[]? bytes);
        if (mode == FileMode.Open && !exists) { throw new IOException(path); }
        if (exists && mode != FileMode.Create) { base.Write(bytes!, 0, bytes!.Length); }
        if (mode != FileMode.Append) { Position = 0; }
        _written = access != FileAccess.Read && (!exists || mode == FileMode.Create);
        Flush();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (_board.IsFlashWorn) { throw new IOException(_path); }
        base.Write(buffer, offset, count);
        _written = true;
    }

    public override void WriteByte(byte value)
    {
        if (_board.IsFlashWorn) { throw new IOException(_path); }
        base.WriteByte(value);
        _written = true;
    }

    public override void SetLength(long value)
    {
        base.SetLength(value);
        _written = true;
    }

    public override void Flush()
    {
        if (!_written) { return; }
        _board.Flash[_path] = ToArray();
        _written = false;
    }

    protected override void Dispose(bool disposing)
    {
        if (!_board.IsOff) { Flush(); } // A program that unwinds because its power went closes nothing.
        base.Dispose(disposing);
    }
}
