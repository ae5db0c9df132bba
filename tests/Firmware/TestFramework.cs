// nanoFramework.TestFramework 3.0.80, as much as the device's tests use, so that the same sources run here.
namespace nanoFramework.TestFramework;

[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : Attribute;

public static class Assert
{
    public static void IsNull(object value) => Xunit.Assert.Null(value);

    public static void IsTrue(bool condition) => Xunit.Assert.True(condition);

    public static void IsFalse(bool condition) => Xunit.Assert.False(condition);

    public static void AreEqual(bool expected, bool actual) => Xunit.Assert.Equal(expected, actual);

    public static void AreEqual(int expected, int actual) => Xunit.Assert.Equal(expected, actual);

    public static void AreEqual(long expected, long actual) => Xunit.Assert.Equal(expected, actual);

    public static void AreEqual(string expected, string actual) => Xunit.Assert.Equal(expected, actual);
}
