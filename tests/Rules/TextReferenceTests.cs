using Qingyi.Rules.Citations;

namespace Qingyi.Tests.Rules;

/// <summary>Which text of a statute the printed explanation points to: the one in force on the day of the act.</summary>
public sealed class TextReferenceTests
{
    // In force from 2000 to 2010 and again from 2015: a gap, then a text without an end.
    private static readonly StatuteBook Book = StatuteBook.Read("""
        [{"name":"示例法","texts":[{"from":"2015-06-01","to":null,"source":"第二次通过"},{"from":"2000-01-01","to":"2010-01-01","source":"第一次通过"}]},
         {"name":"示例法实施办法","texts":[{"from":"2001-01-01","to":null,"source":"部令"}]}]
        """);

    [Theory]
    [InlineData("2000-01-01", "示例法：2000-01-01 起施行，至 2010-01-01 前；第一次通过")]
    [InlineData("2009-12-31", "示例法：2000-01-01 起施行，至 2010-01-01 前；第一次通过")]
    [InlineData("2015-06-01", "示例法：2015-06-01 起施行；第二次通过")]
    [InlineData("2026-11-22", "示例法：2015-06-01 起施行；第二次通过")]
    public void The_text_of_the_day_is_named_with_its_dates_and_where_it_was_read(string day, string said) =>
        Assert.Equal([said], TextReference.Of(Book, "示例法 3", DateOnly.ParseExact(day, "yyyy-MM-dd", null)));

    [Theory]
    [InlineData("1999-12-31")]
    [InlineData("2010-01-01")]
    [InlineData("2015-05-31")]
    public void A_statute_without_a_text_of_the_day_is_given_with_its_newest(string day) =>
        Assert.Equal(["示例法：2015-06-01 起施行；第二次通过"], TextReference.Of(Book, "示例法 3", DateOnly.ParseExact(day, "yyyy-MM-dd", null)));

    [Fact]
    public void Each_statute_is_named_once_and_the_longest_name_is_meant()
    {
        var said = TextReference.Of(Book, "示例法实施办法 7；示例法 3；示例法 4；没有的法 1", new DateOnly(2020, 1, 1));

        Assert.Equal(["示例法实施办法：2001-01-01 起施行；部令", "示例法：2015-06-01 起施行；第二次通过"], said);
    }

    [Fact]
    public void A_book_that_is_no_list_is_refused() => Assert.Throws<System.Text.Json.JsonException>(() => StatuteBook.Read("null"));
}
