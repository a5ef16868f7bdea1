using System.Net;
using System.Text.Json.Serialization;
using Refit;

namespace Qingyi.Tests.Standins.Refit;

/// <summary>What goes over the wire, against a real server. Public API of Refit only, so that the same tests run against the published package.</summary>
public sealed class RequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public sealed record Person(string Name, int Age);

    public enum Order
    {
        Ascending,

        [System.Runtime.Serialization.EnumMember(Value = "down")]
        Descending,
    }

    public sealed class Filter
    {
        [AliasAs("order")]
        public string? Sort { get; set; }

        public int Limit { get; set; }

        [JsonPropertyName("created_after")]
        public string? CreatedAfter { get; set; }

        [JsonIgnore]
        public string Secret { get; set; } = "not sent";
    }

    [Headers("X-Kind: interface", "X-Whole: always")]
    public interface IPeople
    {
        [Get("/people/{id}")]
        Task<string> Get(string id, CancellationToken cancellation = default);

        [Get("/people/{PersonId}/orders/{order}")]
        Task<string> Aliased([AliasAs("personid")] int id, int order);

        [Get("/files/{**path}")]
        Task<string> File(string path);

        [Get("/people?active=true")]
        Task<string> Search([AliasAs("q")] string? name, int page, string? city = null);

        [Get("/people")]
        Task<string> Typed(decimal amount, Order order, [Query(Format = "yyyy-MM-dd")] DateOnly? day);

        [Get("/people")]
        Task<string> Multi([Query(CollectionFormat.Multi)] int[] ages);

        [Get("/people")]
        Task<string> Csv([Query(CollectionFormat.Csv)] int[] ages);

        [Get("/people")]
        Task<string> Filtered(Filter filter);

        [Get("/people")]
        Task<string> Prefixed([Query(".", "search")] Filter filter);

        [Post("/people")]
        Task<Person> Create([Body] Person person);

        [Post("/people")]
        Task<string> CreateImplicitly(Person person);

        [Post("/people")]
        Task<string> CreateBuffered([Body(buffered: true)] Person person);

        [Put("/people/{id}")]
        Task Replace(int id, [Body] string text);

        [Put("/people/{id}")]
        Task ReplaceSerialized(int id, [Body(BodySerializationMethod.Serialized)] string text);

        [Patch("/people/{id}")]
        Task Change(int id, [Body] Stream stream);

        [Delete("/people/{id}")]
        Task Remove(int id);

        [Head("/people/{id}")]
        Task<HttpResponseMessage> Exists(int id);

        [Headers("X-Kind: method")]
        [Get("/people")]
        Task<string> MethodHeader();

        [Headers("X-Kind")]
        [Get("/people")]
        Task<string> RemovedHeader();

        [Headers("X-Kind: method")]
        [Get("/people")]
        Task<string> ParameterHeader([Header("X-Kind")] string? kind, [Header("X-Count")] int count);

        [Get("/people")]
        Task<string> Authorized([Authorize] string token);

        [Headers("Authorization: Bearer")]
        [Get("/people")]
        Task<string> AuthorizedBySettings();

        [Get("/people")]
        Task<string> ManyHeaders([HeaderCollection] IDictionary<string, string> headers);
    }

    [Theory]
    [InlineData("7", "/people/7")]
    [InlineData("张 某/7?x=1&y", "/people/%E5%BC%A0%20%E6%9F%90%2F7%3Fx%3D1%26y")]
    public async Task A_path_block_takes_the_parameter_escaped(string id, string target)
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).Get(id, Token);

        Assert.Equal("GET", site.Last.Method);
        Assert.Equal(target, site.Last.Target);
    }

    [Fact]
    public async Task Names_of_path_blocks_ignore_case_and_obey_aliases()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).Aliased(4, 9);

        Assert.Equal("/people/4/orders/9", site.Last.Target);
    }

    [Fact]
    public async Task A_double_asterisk_keeps_slashes()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).File("a b/c");

        Assert.Equal("/files/a%20b/c", site.Last.Target);
    }

    [Fact]
    public async Task The_path_of_the_base_address_stands_first()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(new Uri(site.Address, "/gate/").ToString()).Get("7", Token);

        Assert.Equal("/gate/people/7", site.Last.Target);
    }

    [Fact]
    public async Task Other_parameters_join_the_fixed_query_and_nulls_stay_out()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).Search("a&b=c", 2);

        Assert.Equal("/people?active=true&q=a%26b%3Dc&page=2", site.Last.Target);
    }

    [Fact]
    public async Task Values_are_written_in_the_invariant_culture_and_in_the_format_asked_for()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).Typed(1234.5m, Order.Descending, new DateOnly(2026, 3, 1));

        Assert.Equal("/people?amount=1234.5&order=down&day=2026-03-01", site.Last.Target);
    }

    [Fact]
    public async Task Collections_are_repeated_or_joined_as_asked()
    {
        await using var site = await Site.Answering();
        var people = RestService.For<IPeople>(site.Client());

        await people.Multi([10, 20]);
        Assert.Equal("/people?ages=10&ages=20", site.Last.Target);

        await people.Csv([10, 20]);
        Assert.Equal("/people?ages=10%2C20", site.Last.Target);
    }

    [Fact]
    public async Task An_object_becomes_its_public_properties_without_nulls_and_ignored_ones()
    {
        await using var site = await Site.Answering();
        var people = RestService.For<IPeople>(site.Client());

        await people.Filtered(new Filter { Sort = "desc", Limit = 10, CreatedAfter = "x" });
        Assert.Equal(["Limit=10", "created_after=x", "order=desc"], site.Last.Target["/people?".Length..].Split('&').Order(StringComparer.Ordinal));

        await people.Prefixed(new Filter { Limit = 10 });
        Assert.Equal("/people?search.Limit=10", site.Last.Target);
    }

    [Fact]
    public async Task A_body_is_json_in_camel_case_and_the_answer_is_read_in_any_case()
    {
        await using var site = await Site.Answering("""{"NAME":"张某","age":"41"}""");
        var person = await RestService.For<IPeople>(site.Client()).Create(new Person("李某", 40));

        Assert.Equal(new Person("张某", 41), person);
        Assert.Equal("POST", site.Last.Method);
        Assert.StartsWith("application/json", site.Last.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("""{"name":"李某","age":40}""", System.Text.RegularExpressions.Regex.Unescape(site.Last.Body));
    }

    [Fact]
    public async Task A_complex_parameter_of_a_post_is_the_body_also_without_the_attribute()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).CreateImplicitly(new Person("A", 1));

        Assert.Equal("""{"name":"A","age":1}""", site.Last.Body);
        Assert.Equal("/people", site.Last.Target);
    }

    [Fact]
    public async Task A_buffered_body_carries_its_length()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).CreateBuffered(new Person("A", 1));

        Assert.Equal("20", site.Last.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Strings_and_streams_go_as_they_are_and_serialized_strings_as_json()
    {
        await using var site = await Site.Answering();
        var people = RestService.For<IPeople>(site.Client());

        await people.Replace(7, "as is");
        Assert.Equal(("PUT", "as is"), (site.Last.Method, site.Last.Body));

        await people.ReplaceSerialized(7, "as json");
        Assert.Equal("\"as json\"", site.Last.Body);

        await people.Change(7, new MemoryStream("streamed"u8.ToArray()));
        Assert.Equal(("PATCH", "streamed"), (site.Last.Method, site.Last.Body));
    }

    [Fact]
    public async Task Delete_and_head_use_their_methods()
    {
        await using var site = await Site.Answering();
        var people = RestService.For<IPeople>(site.Client());

        await people.Remove(7);
        Assert.Equal(("DELETE", "/people/7"), (site.Last.Method, site.Last.Target));

        using var answer = await people.Exists(7);
        Assert.Equal("HEAD", site.Last.Method);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_nearer_header_replaces_a_farther_one_and_null_removes_it()
    {
        await using var site = await Site.Answering();
        var people = RestService.For<IPeople>(site.Client());

        await people.Get("7", Token);
        Assert.Equal("interface", site.Last.Headers["X-Kind"]);

        await people.MethodHeader();
        Assert.Equal(("method", "always"), (site.Last.Headers["X-Kind"], site.Last.Headers["X-Whole"]));

        await people.ParameterHeader("parameter", 3);
        Assert.Equal(("parameter", "3"), (site.Last.Headers["X-Kind"], site.Last.Headers["X-Count"]));

        await people.ParameterHeader(null, 3);
        Assert.DoesNotContain("X-Kind", site.Last.Headers.Keys);

        await people.RemovedHeader();
        Assert.DoesNotContain("X-Kind", site.Last.Headers.Keys);
    }

    [Fact]
    public async Task A_dictionary_of_headers_is_sent_whole()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).ManyHeaders(new Dictionary<string, string> { ["X-One"] = "1", ["X-Kind"] = "dictionary" });

        Assert.Equal(("1", "dictionary"), (site.Last.Headers["X-One"], site.Last.Headers["X-Kind"]));
    }

    [Fact]
    public async Task A_token_stands_in_the_authorization_header_whether_passed_or_supplied_by_the_settings()
    {
        await using var site = await Site.Answering();
        await RestService.For<IPeople>(site.Client()).Authorized("abc");
        Assert.Equal("Bearer abc", site.Last.Headers["Authorization"]);

        var settings = new RefitSettings { AuthorizationHeaderValueGetter = (_, _) => ValueTask.FromResult("def") };
        await RestService.For<IPeople>(site.Client(), settings).AuthorizedBySettings();
        Assert.Equal("Bearer def", site.Last.Headers["Authorization"]);
    }
}
