using System;
using System.Linq;
using PitMarshal.Core;
using Xunit;

namespace PitMarshal.Tests.Firmware;

public sealed class KindTests
{
    public static TheoryData<Kind> Kinds => [.. Enum.GetValues<Kind>().Where(kind => kind != Kind.None)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_has_the_row_of_its_number(Kind kind)
    {
        Text name = new Text();
        name.Set(KindTable.Of(kind).Name);

        Assert.True(KindTable.Has(kind));
        Assert.Equal(kind.ToString(), KindTable.Of(kind).Name.Replace("-", ""), ignoreCase: true);
        Assert.Equal(kind, KindTable.Find(name));
    }

    [Fact]
    public void A_number_beyond_the_last_is_no_kind()
    {
        Assert.False(KindTable.Has(Enum.GetValues<Kind>().Max() + 1));
        Assert.False(KindTable.Has(Kind.None));
    }
}
