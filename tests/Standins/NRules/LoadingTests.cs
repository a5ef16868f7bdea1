using System.Linq.Expressions;
using NRules;
using NRules.Fluent;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace Qingyi.Tests.Standins.NRules;

public class LoadingTests
{
    [Fact]
    public void Rules_that_are_not_public_are_passed_over_in_silence()
    {
        var repository = new RuleRepository();

        repository.Load(x => x.From(typeof(PublicRule), typeof(HiddenRule)));

        Assert.Equal([typeof(PublicRule).FullName], repository.GetRuleSets().SelectMany(x => x.Rules).Select(x => x.Name));
    }

    [Fact]
    public void An_assembly_gives_its_public_rules_that_meet_the_filter()
    {
        var repository = new RuleRepository();

        repository.Load(x => x.From(typeof(PublicRule).Assembly).Where(y => y.IsTagged("loading")).To("some"));

        var ruleSet = Assert.Single(repository.GetRuleSets());
        Assert.Equal("some", ruleSet.Name);
        Assert.Equal(["A rule of its own name"], ruleSet.Rules.Select(x => x.Name));
    }

    [Fact]
    public void A_rule_carries_what_its_attributes_say()
    {
        var rule = Sessions.Definition(typeof(NamedRule));

        Assert.Equal(("A rule of its own name", "What it is about", 7, RuleRepeatability.NonRepeatable), (rule.Name, rule.Description, rule.Priority, rule.Repeatability));
        Assert.Equal(["base", "law", "loading"], rule.Tags.Order());
        Assert.Equal(typeof(NamedRule), rule.Properties[RuleProperties.ClrType]);
    }

    [Fact]
    public void A_rule_without_attributes_has_the_name_of_its_class()
    {
        var rule = Sessions.Definition(typeof(PublicRule));

        Assert.Equal((typeof(PublicRule).FullName, "", 0, RuleRepeatability.Repeatable), (rule.Name, rule.Description, rule.Priority, rule.Repeatability));
        Assert.Empty(rule.Tags);
    }

    [Fact]
    public void An_activator_makes_the_rules()
    {
        var repository = new RuleRepository { Activator = new Handing() };

        repository.Load(x => x.NestedTypes().From(typeof(ErrorTests.NeedsArgument)));

        Assert.Equal(["one", "two"], repository.GetRuleSets().Single().Rules.Select(x => x.Name));
    }

    [Fact]
    public void Some_rule_sets_can_be_compiled_alone()
    {
        var repository = new RuleRepository();
        repository.Load(x => x.From(typeof(PublicRule)).To("first"));
        repository.Load(x => x.From(typeof(NamedRule)).To("second"));

        var session = new RuleCompiler().Compile(repository.GetRuleSets().Where(x => x.Name == "first")).CreateSession();
        session.Insert(new Finding("C1", "gift", 1));

        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void The_model_of_a_rule_shows_its_patterns_with_their_conditions()
    {
        var rule = Sessions.Definition(typeof(NamedRule));

        Assert.IsType<AndElement>(rule.LeftHandSide);
        var patterns = rule.LeftHandSide.ChildElements.OfType<PatternElement>().Take(2).ToList();
        Assert.Equal([("filed", typeof(Case)), ("finding", typeof(Finding))], patterns.Select(x => (x.Declaration.Name, x.ValueType)));
        var conditions = patterns[1].Expressions.Find(PatternElement.ConditionName).ToList();
        Assert.Equal([["finding", "filed"], ["finding"]], conditions.Select(x => x.Expression.Parameters.Select(y => y.Name).ToArray()));
        Assert.Equal(["filed"], patterns[1].Imports.Select(x => x.Name));

        var amount = (Func<Finding, bool>)conditions[1].Expression.Compile();
        Assert.True(amount(new Finding("C1", "gift", 200)));
        Assert.False(amount(new Finding("C1", "gift", 199)));
    }

    [Fact]
    public void The_model_of_a_rule_shows_quantifiers_and_queries()
    {
        var rule = Sessions.Definition(typeof(NamedRule));
        var elements = rule.LeftHandSide.ChildElements.ToList();

        Assert.Equal(
            [ElementType.Pattern, ElementType.Pattern, ElementType.Not, ElementType.Exists, ElementType.ForAll, ElementType.Pattern],
            elements.Select(x => x.ElementType));
        var query = (PatternElement)elements[5];
        var aggregate = Assert.IsType<AggregateElement>(query.Source);
        Assert.Equal(("Collect", typeof(Grade)), (aggregate.Name, aggregate.Source.ValueType));
    }

    [Fact]
    public void The_model_of_a_rule_shows_actions_dependencies_and_filters()
    {
        var rule = Sessions.Definition(typeof(FilterTests.OnBalanceChange));

        Assert.Equal([typeof(Journal)], rule.DependencyGroup.Dependencies.Select(x => x.ServiceType));
        Assert.Equal([FilterType.KeyChange], rule.FilterGroup.Filters.Select(x => x.FilterType));
        var action = Assert.Single(rule.RightHandSide.Actions);
        Assert.Equal(ActionTrigger.Activated | ActionTrigger.Reactivated, action.ActionTrigger);
        Assert.Equal(typeof(IContext), action.Expression.Parameters[0].Type);
    }

    [Fact]
    public void A_visitor_meets_every_condition_of_a_rule()
    {
        var conditions = new List<LambdaExpression>();

        new Collector().Visit(conditions, Sessions.Definition(typeof(NamedRule)).LeftHandSide);

        Assert.Equal(8, conditions.Count);
    }

    private sealed class Collector : RuleElementVisitor<List<LambdaExpression>>
    {
        protected override void VisitNamedExpression(List<LambdaExpression> context, NamedExpressionElement element) => context.Add(element.Expression);
    }

    private sealed class Handing : IRuleActivator
    {
        public IEnumerable<Rule> Activate(Type type) => [new ErrorTests.NeedsArgument("one"), new ErrorTests.NeedsArgument("two")];
    }
}

[Tag("base")]
public abstract class TaggedRule : Rule;

public class PublicRule : Rule
{
    public override void Define()
    {
        When().Match<Finding>();
        Then().Do(c => c.Insert(new object()));
    }
}

internal sealed class HiddenRule : PublicRule;

[Name("A rule of its own name")]
[Description("What it is about")]
[Tag("loading")]
[Tag("law")]
[Priority(7)]
[Repeatability(RuleRepeatability.NonRepeatable)]
public class NamedRule : TaggedRule
{
    public override void Define()
    {
        Case filed = default!;
        Finding finding = default!;
        IEnumerable<Grade> grades = default!;

        When()
            .Match(() => filed)
            .Match(() => finding, x => x.CaseId == filed.Id, x => x.Amount >= 200m)
            .Not<Violation>(x => x.CaseId == filed.Id)
            .Exists<Account>(x => x.Name == filed.Institution)
            .All<Account>(x => x.Name == filed.Institution, x => x.Balance > 0)
            .Query(() => grades, q => q.Match<Grade>(x => x.CaseId == filed.Id).Collect().Where(x => x.Any()));
        Then().Yield(_ => new Violation(filed.Id, finding.Kind, finding.Amount));
    }
}
