using System.Text;
using Qingyi.Server.Secrets;

namespace Qingyi.Tests.Secrets;

public sealed class LookupTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_receipt_has_twenty_digits_and_is_found_as_people_type_it()
    {
        var receipts = new Receipts(folder.Create());
        var receipt = receipts.New();
        var stored = receipts.Hash(receipt);

        Assert.Matches("^[0-9]{20}$", receipt);
        Assert.Contains(stored, receipts.Find(Receipts.Print(receipt)));
        Assert.Contains(stored, receipts.Find($"  {receipt[..10]}-{receipt[10..]} "));
        Assert.Contains(stored, receipts.Find(new string([.. receipt.Select(digit => (char)(digit - '0' + '０'))])));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234567890123456789")]
    [InlineData("123456789012345678901")]
    [InlineData("1234567890123456789a")]
    public void What_cannot_be_a_receipt_is_looked_for_nowhere(string? typed) => Assert.Empty(new Receipts(folder.Create()).Find(typed));

    [Fact]
    public void A_receipt_from_before_a_rotation_is_still_found()
    {
        var ring = folder.Create();
        var receipts = new Receipts(ring);
        var receipt = receipts.New();
        var stored = receipts.Hash(receipt);

        ring.Rotate(Folder.Now);

        Assert.NotEqual(stored, receipts.Hash(receipt));
        Assert.Contains(stored, receipts.Find(receipt));
    }

    [Fact]
    public void Digits_of_receipts_are_equally_likely()
    {
        var receipts = new Receipts(folder.Create());
        var counts = Enumerable.Range(0, 5_000).SelectMany(_ => receipts.New()).CountBy(digit => digit).ToDictionary();

        Assert.Equal(10, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void Hashes_of_different_purposes_and_rings_never_meet()
    {
        var ring = folder.Create();
        var other = KeyRing.Create(folder.Other, folder.Random, Folder.Now);

        Assert.NotEqual(new KeyedLookup(ring, Purposes.Persons).Of("张某"), new KeyedLookup(ring, Purposes.Receipts).Of("张某"));
        Assert.NotEqual(new KeyedLookup(ring, Purposes.Persons).Of("张某"), new KeyedLookup(other, Purposes.Persons).Of("张某"));
        Assert.Equal(new KeyedLookup(ring, Purposes.Persons).Of("张某"), new KeyedLookup(ring, Purposes.Persons).Of("张某"));
    }

    [Theory]
    [InlineData("张 某", "张某")]
    [InlineData("张　某", "张某")]
    [InlineData("阿·某某", "阿某某")]
    [InlineData("Ｚhang Mou", "ZHANGMOU")]
    public void Spellings_of_one_name_match(string typed, string canonical) => Assert.Equal(canonical, PersonName.Canonical(typed));

    [Fact]
    public void A_stored_answer_opens_with_the_callers_key_only()
    {
        var ring = folder.Create();
        var answers = new AnswerSeal(ring);
        var hash = answers.Hash("", "POST /api/tips", "key-1");
        var box = answers.Seal(hash, "key-1", """{"receipt":"12345678901234567890"}"""u8);

        Assert.Equal("""{"receipt":"12345678901234567890"}""", Encoding.UTF8.GetString(answers.Open(hash, "key-1", box)));
        Assert.Throws<KeyException>(() => answers.Open(hash, "key-2", box));
        Assert.DoesNotContain("12345678901234567890", Encoding.UTF8.GetString(box.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stored_answer_is_found_and_opens_after_a_rotation()
    {
        var ring = folder.Create();
        var answers = new AnswerSeal(ring);
        var hash = answers.Hash("7", "POST /api/tasks/1/complete", "key-1");
        var box = answers.Seal(hash, "key-1", "答"u8);

        ring.Rotate(Folder.Now);

        Assert.Contains(hash, answers.Candidates("7", "POST /api/tasks/1/complete", "key-1"));
        Assert.Equal("答", Encoding.UTF8.GetString(answers.Open(hash, "key-1", box)));
    }

    [Fact]
    public void One_key_used_for_two_calls_or_by_two_callers_means_two_answers()
    {
        var answers = new AnswerSeal(folder.Create());

        Assert.NotEqual(answers.Hash("7", "POST /a", "k"), answers.Hash("7", "POST /b", "k"));
        Assert.NotEqual(answers.Hash("7", "POST /a", "k"), answers.Hash("8", "POST /a", "k"));
        Assert.NotEqual(answers.Hash("1", "2", "3"), answers.Hash("", "12", "3"));
    }
}
