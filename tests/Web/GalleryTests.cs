using Qingyi.Server.Web;
using Qingyi.Tests.Web.Gallery;

namespace Qingyi.Tests.Web;

/// <summary>Writes every page with invented data beside the tests, to look at: tests/Web/Gallery/look.sh takes the pictures.</summary>
public sealed class GalleryTests
{
    [Fact]
    public async Task Every_page_can_be_looked_at_in_both_languages()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "gallery")).FullName;
        var token = TestContext.Current.CancellationToken;

        foreach (var sample in Samples.All)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, sample.Name + ".html"), await Rendered.Page(sample), token);
            await File.WriteAllTextAsync(Path.Combine(folder, sample.Name + ".en.html"), await Rendered.Page(sample, Words.English), token);
        }

        Assert.All(Samples.All, sample => Assert.True(new FileInfo(Path.Combine(folder, sample.Name + ".html")).Length > 1000));
    }
}
