using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Durability;

/// <summary>Sealed files whose transaction never came: removed after a day, and nothing else ever.</summary>
public sealed class ForgottenFiles
{
    [Fact]
    public async Task Go_after_a_day_and_files_that_a_row_means_stay_however_old_they_are()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        await walk.Do("investigate");
        var files = Path.Combine(house.Data, "files");
        var meant = await house.Inside(s => s.GetRequiredService<CaseDb>().Evidence.Select(e => e.StoredAs).FirstAsync());
        var kept = Path.Combine(files, meant[..2], meant);
        var (forgotten, young, torn, foreign) = (Made(files, 'a'), Made(files, 'b'), Path.Combine(files, "torn.new"), Path.Combine(files, "aa", "README"));
        await File.WriteAllTextAsync(torn, "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(foreign, "", TestContext.Current.CancellationToken);
        foreach (var file in new[] { kept, forgotten, torn, foreign })
        {
            File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25));
        }

        await house.Inside(s => s.GetRequiredService<ClearFiles>().Next(CancellationToken.None));

        Assert.Equal((true, false, true, false, true), (File.Exists(kept), File.Exists(forgotten), File.Exists(young), File.Exists(torn), File.Exists(foreign)));
    }

    private static string Made(string files, char letter)
    {
        var name = new string(letter, 64);
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(files, name[..2])).FullName, name);
        File.WriteAllText(file, "");
        return file;
    }
}
