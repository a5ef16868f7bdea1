using Qingyi.Server.Web;
using Qingyi.Tests.Web.Gallery;

namespace Qingyi.Tests.Web;

/// <summary>Writes every page with invented data to a folder, to look at: tests/Web/Gallery/look.sh takes the pictures.</summary>
public sealed class GalleryTests
{
    [Fact]
    public async Task Every_page_is_written_to_look_at_in_both_languages()
    {
        var folder = Path.Combine(Path.GetTempPath(), "qingyi-gallery");
        Directory.CreateDirectory(folder);

        foreach (var sample in Samples.All)
        {
            var token = TestContext.Current.CancellationToken;
            await File.WriteAllTextAsync(Path.Combine(folder, sample.Name + ".html"), await Rendered.Page(sample), token);
            await File.WriteAllTextAsync(Path.Combine(folder, sample.Name + ".en.html"), await Rendered.Page(sample, Words.English), token);
        }

        Assert.Equal(2 * Samples.All.Count, Directory.GetFiles(folder, "*.html").Length);
    }
}
