using System.Reflection;
using System.Runtime.InteropServices;

namespace PitMarshal.Mqtt;

/// <summary>The part of libmosquitto (2.x, <c>mosquitto.h</c>) that the client uses, under its own names.</summary>
internal static unsafe partial class Libmosquitto
{
    internal const int Success = 0, NoConnection = 4, ConnectionLost = 7, ErrorInErrno = 14;
    internal const int OptionTcpNoDelay = 11;

    private const string Library = "mosquitto";

    // Not a static constructor's work: its exceptions arrive wrapped, and this one is for people to read.
    private static readonly Lazy<int> s_initialised = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(Libmosquitto).Assembly, Resolve);
        return mosquitto_lib_init();
    });

    /// <summary>Finds the library; must come before anything else here, any number of times.</summary>
    /// <exception cref="DllNotFoundException">It is not installed; the message says how to.</exception>
    internal static void Initialise() => _ = s_initialised.Value;

    /// <summary>What a result code means, in the library's words or the system's.</summary>
    internal static string Reason(int rc) => rc == ErrorInErrno
        ? Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())
        : Marshal.PtrToStringUTF8(mosquitto_strerror(rc))!.TrimEnd('.');

    /// <summary>What the broker's answer to a connection means.</summary>
    internal static string Refusal(int connack) =>
        Marshal.PtrToStringUTF8(mosquitto_connack_string(connack))!.TrimEnd('.');

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }
        // The versioned name: the bare one comes only with the development package.
        foreach (var candidate in new[] { "libmosquitto.so.1", "libmosquitto.1.dylib", "mosquitto.dll" })
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var library))
            {
                return library;
            }
        }
        throw new DllNotFoundException(
            "libmosquitto was not found. Install it: Debian and Ubuntu `apt install libmosquitto1`, " +
            "Fedora `dnf install mosquitto`, macOS `brew install mosquitto`.");
    }

    [LibraryImport(Library)]
    internal static partial int mosquitto_lib_init();

    [LibraryImport(Library)]
    internal static partial nint mosquitto_strerror(int rc);

    [LibraryImport(Library)]
    internal static partial nint mosquitto_connack_string(int rc);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial nint mosquitto_new(string id, [MarshalAs(UnmanagedType.U1)] bool cleanSession, nint owner);

    [LibraryImport(Library)]
    internal static partial void mosquitto_destroy(nint client);

    [LibraryImport(Library)]
    internal static partial int mosquitto_threaded_set(MosquittoHandle client, [MarshalAs(UnmanagedType.U1)] bool on);

    [LibraryImport(Library)]
    internal static partial int mosquitto_int_option(MosquittoHandle client, int option, int value);

    [LibraryImport(Library)]
    internal static partial int mosquitto_max_inflight_messages_set(MosquittoHandle client, uint max);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mosquitto_username_pw_set(MosquittoHandle client, string? user, string? password);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mosquitto_tls_set(
        MosquittoHandle client, string caFile, string? caPath, string? certificate, string? key, nint passwordAsker);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mosquitto_will_set(
        MosquittoHandle client, string topic, int length, ReadOnlySpan<byte> payload, int qos,
        [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int mosquitto_connect(MosquittoHandle client, string host, int port, int keepAliveSeconds);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int mosquitto_reconnect(MosquittoHandle client);

    [LibraryImport(Library)]
    internal static partial int mosquitto_disconnect(MosquittoHandle client);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int mosquitto_loop(MosquittoHandle client, int timeoutMs, int maxPackets);

    [LibraryImport(Library)]
    internal static partial int mosquitto_socket(MosquittoHandle client);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int mosquitto_publish(
        MosquittoHandle client, out int mid, string topic, int length, ReadOnlySpan<byte> payload, int qos,
        [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int mosquitto_subscribe(MosquittoHandle client, out int mid, string topic, int qos);

    [LibraryImport(Library)]
    internal static partial void mosquitto_connect_callback_set(
        MosquittoHandle client, delegate* unmanaged<nint, nint, int, void> callback);

    [LibraryImport(Library)]
    internal static partial void mosquitto_disconnect_callback_set(
        MosquittoHandle client, delegate* unmanaged<nint, nint, int, void> callback);

    [LibraryImport(Library)]
    internal static partial void mosquitto_publish_callback_set(
        MosquittoHandle client, delegate* unmanaged<nint, nint, int, void> callback);

    [LibraryImport(Library)]
    internal static partial void mosquitto_message_callback_set(
        MosquittoHandle client, delegate* unmanaged<nint, nint, NativeMessage*, void> callback);

    [LibraryImport(Library)]
    internal static partial void mosquitto_subscribe_callback_set(
        MosquittoHandle client, delegate* unmanaged<nint, nint, int, int, int*, void> callback);

    /// <summary>The system's own: ends both directions of a socket without a goodbye of the protocol.</summary>
    [LibraryImport("libc", SetLastError = true)]
    internal static partial int shutdown(int socket, int how);

    /// <summary><c>struct mosquitto_message</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeMessage
    {
        internal int Mid;
        internal byte* Topic;
        internal byte* Payload;
        internal int PayloadLength;
        internal int Qos;
        internal byte Retain;
    }
}
