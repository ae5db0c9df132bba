using System.Runtime.InteropServices;

namespace PitMarshal.Mqtt;

/// <summary>
/// One <c>struct mosquitto</c>. Counted by every call in progress, so that another thread's publish or the loop itself
/// never runs on memory that a disconnect has freed.
/// </summary>
internal sealed class MosquittoHandle : SafeHandle
{
    private readonly GCHandle _owner;

    internal MosquittoHandle(string clientId, bool cleanSession, MosquittoClient client) : base(0, ownsHandle: true)
    {
        Libmosquitto.Initialise();
        _owner = GCHandle.Alloc(client);
        SetHandle(Libmosquitto.mosquitto_new(clientId, cleanSession, GCHandle.ToIntPtr(_owner)));
        if (IsInvalid)
        {
            _owner.Free();
            throw new MqttException($"'{clientId}' cannot be a client id");
        }
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Libmosquitto.mosquitto_destroy(handle);
        _owner.Free();
        return true;
    }
}
