using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Demo;

/// <summary>An account of the demonstration, as <c>demo-accounts.json</c> lists it.</summary>
internal sealed record DemoAccount(string User, string Password, string Role, string Organisation);

/// <summary>The fictional jurisdiction and its people: an office of discipline above a province, a city, a county and their hospitals.</summary>
internal static class DemoHouse
{
    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛";

    private static readonly Organisation[] Below =
    [
        Of("province", "示例省卫生健康委员会", OrganisationLevel.Province, "root", "/root/province/", "990000", "示卫"),
        Of("city", "示例市卫生健康委员会", OrganisationLevel.City, "province", "/root/province/city/", "990100", "示市卫"),
        Of("county", "示例县卫生健康委员会", OrganisationLevel.County, "city", "/root/province/city/county/", "990121", "示县卫"),
        Of("province-hospital", "示例省人民医院", OrganisationLevel.Hospital, "province", "/root/province/province-hospital/"),
        Of("city-hospital", "示例市第一医院", OrganisationLevel.Hospital, "city", "/root/province/city/city-hospital/"),
        Of("maternity-hospital", "示例市妇幼保健院", OrganisationLevel.Hospital, "city", "/root/province/city/maternity-hospital/"),
        Of("county-hospital", "示例县人民医院", OrganisationLevel.Hospital, "county", "/root/province/city/county/county-hospital/"),
    ];

    /// <summary>How many of each role: three handlers, so that one who stands back can be replaced; two reviewers, so that a hearing has a host; two liaisons, so that one publishes what the other wrote.</summary>
    private static readonly (string[] Organisations, (string Role, int Count)[] Staff)[] Staffing =
    [
        (["root", "province", "city", "county"],
            [(Role.Intake, 1), (Role.Handler, 3), (Role.SectionHead, 1), (Role.Leader, 1), (Role.PrincipalLeader, 1), (Role.LegalReviewer, 2), (Role.Publisher, 1), (Role.Supervisor, 1)]),
        (["province"], [(Role.Auditor, 1), (Role.Administrator, 1), (Role.SecurityAdministrator, 1)]),
        (["province-hospital", "maternity-hospital", "county-hospital"], [(Role.Hospital, 1)]),
        (["city-hospital"], [(Role.Hospital, 2)]),
    ];

    public static async Task Build(CaseDb db, CancellationToken cancellation)
    {
        var root = await db.Organisations.FirstAsync(o => o.ParentId == null, cancellation);
        root.Name = "驻示例省卫生健康委员会纪检监察组";
        db.Entry(root).Property(o => o.ShortName).CurrentValue = "示纪";
        db.Organisations.AddRange(Below);
        db.Settings.Add(new SettingRow { Name = PageFrames.AuthoritySetting, Value = "示例省卫生健康委员会" });
        await db.SaveChangesAsync(cancellation);
    }

    public static async Task<IReadOnlyList<DemoAccount>> Hire(NewAccounts accounts, CaseDb db, CancellationToken cancellation)
    {
        var hired = new List<DemoAccount>();
        foreach (var (organisation, role, number) in Staffing.SelectMany(s => s.Organisations.SelectMany(o => s.Staff.SelectMany(p => Enumerable.Range(1, p.Count).Select(n => (o, p.Role, n))))))
        {
            var user = $"{organisation}-{role}{(number == 1 ? "" : $"-{number}")}";
            var password = await accounts.Create(user, $"{Surnames[hired.Count % Surnames.Length]}某", organisation, [role], mustChange: false);
            hired.Add(new DemoAccount(user, password, role, organisation));
        }

        await db.SaveChangesAsync(cancellation);
        return hired;
    }

    private static Organisation Of(string id, string name, OrganisationLevel level, string parent, string path, string? area = null, string? shortName = null) =>
        new() { Id = id, Name = name, Level = level, ParentId = parent, Path = path, AreaCode = area, ShortName = shortName };
}
