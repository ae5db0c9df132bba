namespace PitMarshal.Judge.Reasons;

/// <summary>Yes, no, or unknown with the reason.</summary>
public readonly record struct TruthValue(bool? Answer, string? Why)
{
    public static readonly TruthValue Yes = new(true, null);
    public static readonly TruthValue No = new(false, null);

    public static TruthValue Of(bool answer) => answer ? Yes : No;

    public static TruthValue Unknown(string why) => new(null, why);

    /// <summary>No when either is, unknown when either is, else yes.</summary>
    public TruthValue And(TruthValue other) =>
        Answer == false || other.Answer == true ? this : other.Answer == false || Answer == true ? other : this;

    /// <summary>Yes when either is, unknown when either is, else no.</summary>
    public TruthValue Or(TruthValue other) =>
        Answer == true || other.Answer == false ? this : other.Answer == true || Answer == false ? other : this;
}
