using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace PitMarshal.Tests.Firmware.Work;

/// <summary>
/// The station's own code with a counter in it: each straight run of instructions adds its length. The device
/// interprets
/// the same instructions one by one, so the count is what a step costs there, whatever the machine that runs this.
/// </summary>
internal sealed class CountedCore : AssemblyLoadContext
{
    private const string Core = "PitMarshal.Core";

    private readonly MemoryStream _core = new();
    private FieldInfo[] _counters = [];

    internal CountedCore()
    {
        string path = Path.Combine(AppContext.BaseDirectory, Core + ".dll");
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        Count(assembly.MainModule);
        assembly.Write(_core);
    }

    /// <summary>Instructions so far.</summary>
    internal long Instructions => _counters.Sum(counter => (long)counter.GetValue(null));

    /// <summary>The methods that took the most, as text.</summary>
    internal string Most(int methods) => string.Join('\n', _counters
        .OrderByDescending(counter => (long)counter.GetValue(null))
        .Take(methods)
        .Select(counter => $"{(long)counter.GetValue(null) * 100.0 / Instructions,5:F1} %  {counter.Name}"));

    /// <summary>A bench of this assembly, over the counted station.</summary>
    internal T Bench<T>(string type) where T : Delegate =>
        LoadFromAssemblyPath(typeof(CountedCore).Assembly.Location).GetType(type, true)
            .GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic).CreateDelegate<T>();

    protected override Assembly Load(AssemblyName name)
    {
        if (name.Name != Core)
        {
            return null;
        }

        _core.Position = 0;
        Assembly core = LoadFromStream(_core);
        _counters = core.GetType("Counters", true).GetFields();
        return core;
    }

    private static void Count(ModuleDefinition module)
    {
        var counters = new TypeDefinition("", "Counters",
            Mono.Cecil.TypeAttributes.Public | Mono.Cecil.TypeAttributes.Abstract | Mono.Cecil.TypeAttributes.Sealed,
            module.TypeSystem.Object);
        foreach (MethodDefinition method in module.GetAllTypes().SelectMany(type => type.Methods).Where(m => m.HasBody))
        {
            var field = new FieldDefinition($"{method.DeclaringType.Name}.{method.Name}",
                Mono.Cecil.FieldAttributes.Public | Mono.Cecil.FieldAttributes.Static, module.TypeSystem.Int64);
            counters.Fields.Add(field);
            Count(method.Body, field);
        }

        module.Types.Add(counters);
    }

    private static void Count(Mono.Cecil.Cil.MethodBody body, FieldDefinition field)
    {
        body.SimplifyMacros();
        Instruction[] code = [.. body.Instructions];
        HashSet<Instruction> heads = Heads(body, code);
        Dictionary<Instruction, Instruction> moved = [];
        ILProcessor il = body.GetILProcessor();
        for (int at = 0; at < code.Length;)
        {
            int next = at + 1;
            while (next < code.Length && !heads.Contains(code[next]))
            {
                next++;
            }

            moved[code[at]] = Add(il, code[at], field, next - at);
            at = next;
        }

        Retarget(body, code, moved);
    }

    private static HashSet<Instruction> Heads(Mono.Cecil.Cil.MethodBody body, Instruction[] code)
    {
        HashSet<Instruction> heads = [code[0]];
        foreach (Instruction instruction in code)
        {
            heads.UnionWith(Targets(instruction));
            bool ends = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch
                or FlowControl.Return or FlowControl.Throw;
            if (ends && instruction.Next is { } next)
            {
                heads.Add(next);
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            heads.UnionWith(new[] { handler.TryStart, handler.TryEnd, handler.HandlerStart,
                handler.HandlerEnd }.OfType<Instruction>());
        }

        return heads;
    }

    private static Instruction[] Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction one => [one],
        Instruction[] many => many,
        _ => [],
    };

    private static Instruction Add(ILProcessor il, Instruction before, FieldDefinition field, int count)
    {
        Instruction first = il.Create(OpCodes.Ldsfld, field);
        il.InsertBefore(before, first);
        il.InsertBefore(before, il.Create(OpCodes.Ldc_I8, (long)count));
        il.InsertBefore(before, il.Create(OpCodes.Add));
        il.InsertBefore(before, il.Create(OpCodes.Stsfld, field));
        return first;
    }

    private static void Retarget(
        Mono.Cecil.Cil.MethodBody body, Instruction[] code, Dictionary<Instruction, Instruction> moved)
    {
        foreach (Instruction instruction in code)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction one => moved[one],
                Instruction[] many => many.Select(one => moved[one]).ToArray(),
                var other => other,
            };
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = moved[handler.TryStart];
            handler.TryEnd = moved[handler.TryEnd];
            handler.HandlerStart = moved[handler.HandlerStart];
            handler.HandlerEnd = handler.HandlerEnd is { } end ? moved[end] : null;
        }
    }
}
