using System.Globalization;
using System.Numerics;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>
/// An exact number. A third of a race, three times, is the race again: no rounding on the way can move a limit, or lift
/// a count over its next whole number.
/// </summary>
public readonly record struct Rational : IComparable<Rational>
{
    private readonly BigInteger _over;

    public Rational(BigInteger number)
        : this(number, BigInteger.One)
    {
    }

    private Rational(BigInteger top, BigInteger bottom)
    {
        var shared = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
        (Top, _over) = (top / shared, bottom / shared - 1);
    }

    public BigInteger Top { get; }

    /// <summary>Positive; the default is nought over one.</summary>
    public BigInteger Bottom => _over + 1;

    public bool IsZero => Top.IsZero;

    public bool IsWhole => Bottom.IsOne;

    public static Rational From(decimal number)
    {
        var bottom = BigInteger.One;
        while (number != decimal.Truncate(number))
        {
            (number, bottom) = (number * 10, bottom * 10);
        }

        return new(new BigInteger(number), bottom);
    }

    public static Rational operator +(Rational a, Rational b) =>
        new(a.Top * b.Bottom + b.Top * a.Bottom, a.Bottom * b.Bottom);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a.Top, a.Bottom);

    public static Rational operator *(Rational a, Rational b) => new(a.Top * b.Top, a.Bottom * b.Bottom);

    /// <summary>The divisor must not be zero.</summary>
    public static Rational operator /(Rational a, Rational b) => new(a.Top * b.Bottom, a.Bottom * b.Top);

    public Rational Floor()
    {
        var (whole, rest) = BigInteger.DivRem(Top, Bottom);
        return new(rest.Sign < 0 ? whole - 1 : whole);
    }

    public Rational Ceiling() => -(-this).Floor();

    /// <summary>To the nearest whole number, a half away from zero.</summary>
    public Rational Round()
    {
        var half = new Rational(BigInteger.One, 2);
        return Top.Sign < 0 ? -(-this + half).Floor() : (this + half).Floor();
    }

    public int CompareTo(Rational other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

    /// <summary>As a decimal number, cut after six digits when it has more.</summary>
    public override string ToString()
    {
        var millionths = BigInteger.Divide(Top * 1_000_000, Bottom);
        return BigInteger.Abs(millionths) < new BigInteger(decimal.MaxValue)
            ? ((decimal)millionths / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture)
            : (Top / Bottom).ToString(CultureInfo.InvariantCulture);
    }
}
