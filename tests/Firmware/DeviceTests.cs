using System.Reflection;
using System.Runtime.ExceptionServices;
using nanoFramework.TestFramework;
using Xunit;

namespace PitMarshal.Tests.Firmware;

/// <summary>The tests of the device runtime (tests/Nano), from the same source, on .NET.</summary>
public sealed class DeviceTests
{
    public static TheoryData<string> Cases
    {
        get
        {
            var cases = new TheoryData<string>();
            foreach (var method in Methods())
            {
                cases.Add($"{method.DeclaringType!.Name}.{method.Name}");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void On_dotnet_as_on_the_device(string name)
    {
        var method = Methods().Single(m => $"{m.DeclaringType!.Name}.{m.Name}" == name);
        try
        {
            method.Invoke(Activator.CreateInstance(method.DeclaringType!), null);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    private static IEnumerable<MethodInfo> Methods() =>
        from type in typeof(DeviceTests).Assembly.GetTypes()
        where type.IsDefined(typeof(TestClassAttribute))
        from method in type.GetMethods()
        where method.IsDefined(typeof(TestMethodAttribute))
        select method;
}
