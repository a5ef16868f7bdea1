using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Features.Articles;
using Qingyi.Server.Features.Satisfaction;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Demo;

/// <summary>What the public finds beside notices: two texts, and the codes of a hospital with some answers.</summary>
internal static class DemoPublic
{
    private static readonly NewArticle[] Articles =
    [
        new(ArticleRow.Policy, "医疗机构工作人员廉洁从业要求（示例）", "一、合法按劳取酬，不接受商业提成。\n二、严守诚信原则，不参与欺诈骗保。\n三、依据规范行医，不实施过度诊疗。\n四、遵守工作规程，不违规接受捐赠。\n五、恪守保密准则，不泄露患者隐私。\n六、服从诊疗需要，不牟利转介患者。\n七、维护诊疗秩序，不破坏就医公平。\n八、共建和谐关系，不收受患方“红包”。\n九、恪守交往底线，不收受企业回扣。", "示例省卫生健康委员会", new DateOnly(2021, 11, 12)),
        new(ArticleRow.TypicalCase, "一起收受患者红包的典型案例（示例）", "某医院骨科医师赵某，先后三次收受患者家属红包共计三千元，未按规定上缴。\n调查期间赵某主动退还全部款项。卫生健康行政部门依照有关规定给予处理，并取消其当年评优资格。\n警示：收受红包不论数额大小，都应当在二十四小时内上缴。"),
    ];

    public static async Task Publish(IServiceProvider house, CancellationToken cancellation)
    {
        await using var scope = house.CreateAsyncScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<CaseDb>());
        var publisher = await PersonAtDoor.Of(db, await db.Users.AsNoTracking().FirstAsync(u => u.UserName == "province-publisher", cancellation), cancellation);
        foreach (var article in Articles)
        {
            await services.GetRequiredService<KeepArticles>().Publish(article, publisher, cancellation);
        }

        var liaison = await PersonAtDoor.Of(db, await db.Users.AsNoTracking().FirstAsync(u => u.UserName == "city-hospital-hospital", cancellation), cancellation);
        foreach (var (place, ward, sheets) in new[] { ("ward", "骨科病区", 10), ("payment", "一楼收费处", 5), ("outpatient", "口腔科门诊", 3) })
        {
            var code = await services.GetRequiredService<KeepPoints>().Make(new NewPoint(liaison.OrganisationId, place, ward), liaison, cancellation);
            for (var i = 0; i < sheets; i++)
            {
                var take = services.GetRequiredService<TakeSheet>();
                await take.Take(code.Value!, take.NewKey(), [.. Enumerable.Range(0, TakeSheet.Questions).Select(q => 3 + ((i + q) % 3))], cancellation);
            }
        }
    }
}
