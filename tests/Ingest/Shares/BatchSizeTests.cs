using PitMarshal.Ingest;

namespace PitMarshal.Tests.Ingest.Shares;

/// <summary>Nobody waits long for the batch of another.</summary>
public sealed class BatchSizeTests
{
    private readonly BatchSize _size = new();

    [Fact]
    public void What_takes_long_is_dealt_with_in_smaller_batches()
    {
        _size.Took(500, TimeSpan.FromMilliseconds(750));
        Assert.Equal(BatchSize.Least, _size.Weight);
        _size.Took(BatchSize.Least, TimeSpan.FromMilliseconds(32));
        Assert.InRange(_size.Weight, BatchSize.Least + 1, 2 * BatchSize.Least);
    }

    [Fact]
    public void What_takes_no_time_is_dealt_with_in_larger_ones_up_to_a_bound()
    {
        for (var i = 0; i < 10; i++)
        {
            _size.Took(_size.Weight, TimeSpan.FromMilliseconds(1));
        }
        Assert.Equal(BatchSize.Most, _size.Weight);
    }

    [Fact]
    public void A_batch_of_a_few_says_nothing_of_larger_ones()
    {
        var before = _size.Weight;
        _size.Took(3, TimeSpan.FromSeconds(1));
        Assert.Equal(before, _size.Weight);
    }
}
