using System;
using System.IO;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Board.Storage
{
    /// <summary>
    /// The journal as one file that only grows, until all in it is acknowledged. An entry lies in a frame: 0xA5, its
    /// length, an FNV-1a checksum of length and entry, the entry. Power may go at any write: what is torn fails its
    /// checksum, the reader looks for the next frame, and what is appended later lies behind the torn bytes.
    /// </summary>
    internal sealed class FlashJournal : IJournal
    {
        /// <summary>In bytes: about 700 observations.</summary>
        internal const int Capacity = 64 * 1024;

        private const byte Mark = 0xA5;
        private const int HeadLength = 6;
        private const int FrameLength = HeadLength + Backlog.EntryLength;

        private readonly string _path;
        private readonly byte[] _frame = new byte[FrameLength];
        private readonly byte[] _window = new byte[2 * FrameLength];
        private int _windowAt;
        private int _windowLength;
        private FileStream _writer;
        private int _length;

        internal FlashJournal(string path)
        {
            _path = path;
            try
            {
                if (File.Exists(_path))
                {
                    using (FileStream file = new FileStream(_path, FileMode.Open, FileAccess.Read))
                    {
                        _length = (int)file.Length;
                    }
                }
            }
            catch (Exception)
            {
                // An unreadable journal is an empty one; the next Clear removes it.
                _length = 0;
            }
        }

        /// <inheritdoc/>
        public bool IsEmpty
        {
            get { return _length == 0; }
        }

        /// <inheritdoc/>
        public bool Append(byte[] entry, int length)
        {
            int total = HeadLength + length;
            if (length < 1 || total > FrameLength || _length + total > Capacity)
            {
                return false;
            }

            _frame[0] = Mark;
            _frame[1] = (byte)length;
            Array.Copy(entry, 0, _frame, HeadLength, length);
            Array.Copy(Checksum(_frame, 0, length), 0, _frame, 2, HeadLength - 2);
            try
            {
                if (_writer == null)
                {
                    _writer = new FileStream(_path, FileMode.Append, FileAccess.Write);
                }

                _length += total;
                _writer.Write(_frame, 0, total);
                return true;
            }
            catch (Exception)
            {
                Close();
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Flush()
        {
            try
            {
                if (_writer != null)
                {
                    _writer.Flush();
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
            finally
            {
                // The file system writes the length of a file when it is closed.
                Close();
            }
        }

        /// <inheritdoc/>
        public int Read(int position, byte[] entry, out int next)
        {
            for (next = position; next < _length; next++)
            {
                int length = FrameAt(next);
                if (length > 0)
                {
                    Array.Copy(_window, next - _windowAt + HeadLength, entry, 0, length);
                    next += HeadLength + length;
                    return length;
                }
            }

            return 0;
        }

        /// <inheritdoc/>
        public bool Clear()
        {
            Close();
            try
            {
                if (File.Exists(_path))
                {
                    File.Delete(_path);
                }

                _length = 0;
                _windowLength = 0;
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>The length of the entry whose intact frame begins here; 0 when none does.</summary>
        private int FrameAt(int position)
        {
            if (position < _windowAt || position + FrameLength > _windowAt + _windowLength)
            {
                Fill(position);
            }

            int at = position - _windowAt;
            if (at + HeadLength >= _windowLength || _window[at] != Mark)
            {
                return 0;
            }

            int length = _window[at + 1];
            if (length == 0 || length > Backlog.EntryLength || at + HeadLength + length > _windowLength)
            {
                return 0;
            }

            byte[] sum = Checksum(_window, at, length);
            for (int i = 0; i < sum.Length; i++)
            {
                if (_window[at + 2 + i] != sum[i])
                {
                    return 0;
                }
            }

            return length;
        }

        private void Fill(int position)
        {
            if (_windowLength > 0 && position >= _windowAt && _windowAt + _windowLength >= _length)
            {
                return;
            }

            _windowAt = position;
            _windowLength = 0;
            try
            {
                using (FileStream file = new FileStream(_path, FileMode.Open, FileAccess.Read))
                {
                    file.Seek(position, SeekOrigin.Begin);
                    int count = file.Read(_window, 0, _window.Length);
                    while (count > 0)
                    {
                        _windowLength += count;
                        count = file.Read(_window, _windowLength, _window.Length - _windowLength);
                    }
                }
            }
            catch (Exception)
            {
                _windowLength = 0;
            }
        }

        private static byte[] Checksum(byte[] frame, int at, int length)
        {
            uint hash = Fnv.Append(Fnv.Start, frame, at + 1, 1);
            return BitConverter.GetBytes(Fnv.Append(hash, frame, at + HeadLength, length));
        }

        private void Close()
        {
            try
            {
                if (_writer != null)
                {
                    _writer.Dispose();
                }
            }
            catch (Exception)
            {
                // Nothing more can be done for it; what it wrote is checked when it is read.
            }

            _writer = null;
            _windowLength = 0;
        }
    }
}
