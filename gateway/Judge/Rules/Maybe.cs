namespace PitMarshal.Judge.Rules;

/// <summary>Yes, no, or unknown with the reason.</summary>
public readonly record struct Maybe(bool? Answer, string? Why)
{
    public static readonly Maybe Yes = new(true, null);
    public static readonly Maybe No = new(false, null);

    public static Maybe Of(bool answer) => answer ? Yes : No;

    public static Maybe Unknown(string why) => new(null, why);

    /// <summary>No when either is, unknown when either is, else yes.</summary>
    public Maybe And(Maybe other) => Answer == false || other.Answer == true ? this : other.Answer == false || Answer == true ? other : this;

    /// <summary>Yes when either is, unknown when either is, else no.</summary>
    public Maybe Or(Maybe other) => Answer == true || other.Answer == false ? this : other.Answer == true || Answer == false ? other : this;
}
