using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PitMarshal.Tests.Firmware.Work;

/// <summary>
/// What objects take of the device's managed heap, which is made of blocks of 12 bytes: an object has one block, and
/// one
/// for each field; an array a head, and its elements, packed where they are numbers, a block each where they are
/// objects.
/// </summary>
internal sealed class DeviceHeap
{
    private const int Block = 12;
    private const int ArrayHead = 20;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Bytes of an object and of all it leads to and was not counted yet.</summary>
    internal int Take(object value)
    {
        if (value is null || value is Type || value is Delegate || !_seen.Add(value))
        {
            return 0;
        }

        return value switch
        {
            string text => Blocks(Block + text.Length + 1),
            Array array => TakeArray(array),
            _ => TakeObject(value),
        };
    }

    /// <summary>What each field of an object leads to, the most first; itself under its own name.</summary>
    internal IReadOnlyList<(string Name, int Bytes)> Table(object owner)
    {
        _seen.Add(owner);
        FieldInfo[] fields = [.. Fields(owner.GetType())];
        List<(string, int)> lines = [(owner.GetType().Name, Block * (1 + fields.Length))];
        foreach (FieldInfo field in fields)
        {
            int bytes = TakeField(field, owner);
            if (bytes > 0)
            {
                lines.Add((field.Name.TrimStart('_').Replace(">k__BackingField", "").TrimStart('<'), bytes));
            }
        }

        return [.. lines.OrderByDescending(line => line.Item2)];
    }

    private static int Blocks(int bytes) => (bytes + Block - 1) / Block * Block;

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        const BindingFlags Own =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type == typeof(object) ? [] : type.GetFields(Own).Concat(Fields(type.BaseType!));
    }

    private int TakeArray(Array array)
    {
        Type element = array.GetType().GetElementType();
        if (element.IsPrimitive)
        {
            return Blocks(ArrayHead + Buffer.ByteLength(array));
        }

        int bytes = Blocks(ArrayHead + Block * array.Length);
        foreach (object one in array)
        {
            bytes += element.IsValueType ? TakeObject(one) : Take(one);
        }

        return bytes;
    }

    private int TakeObject(object value)
    {
        FieldInfo[] fields = [.. Fields(value.GetType())];
        return Block * (1 + fields.Length) + fields.Sum(field => TakeField(field, value));
    }

    private int TakeField(FieldInfo field, object owner)
    {
        Type type = field.FieldType;
        return type.IsPrimitive || type.IsEnum ? 0
            : type.IsValueType ? TakeObject(RuntimeHelpers.GetObjectValue(field.GetValue(owner)))
            : Take(field.GetValue(owner));
    }
}
