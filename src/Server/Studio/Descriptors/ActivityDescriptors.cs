using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Descriptors;

/// <summary>The closed list of activity types as Studio's toolbox and property panel need it, with the choices of today.</summary>
public sealed class ActivityDescriptors(ActivityRegistry registry, LiveLists lists)
{
    public async Task<JsonObject> All(CancellationToken cancellation)
    {
        var items = new List<JsonNode?>();
        foreach (var type in registry.Descriptors)
        {
            items.Add(await One(type, cancellation));
        }

        return StudioJson.List([.. items, Missing()]);
    }

    /// <summary>The choices of one input, asked for when its panel opens; empty where the input is unknown or has none.</summary>
    public async Task<JsonObject> Options(string typeName, string inputName, CancellationToken cancellation)
    {
        var input = registry.Descriptors.Where(d => d.TypeName == typeName).SelectMany(d => d.Inputs).FirstOrDefault(i => string.Equals(i.Name, inputName, StringComparison.OrdinalIgnoreCase));
        return new JsonObject { ["items"] = input is null ? new JsonObject() : Specifications(await Shown(input, cancellation)) ?? new JsonObject() };
    }

    private async Task<JsonObject> One(ActivityDescriptor type, CancellationToken cancellation)
    {
        var inputs = new JsonArray();
        foreach (var input in type.Inputs)
        {
            inputs.Add((JsonNode)Input(await Shown(input, cancellation)));
        }

        return Base(type, inputs);
    }

    /// <summary>An input with its live choices; a picker whose choices we know is a plain dropdown.</summary>
    private async Task<InputDescriptor> Shown(InputDescriptor input, CancellationToken cancellation)
    {
        var open = input is { Options.Count: 0, UIHint: "dropdown" or "checklist" or "radiolist" or "workflow-definition-picker" };
        return open && await lists.For(input, cancellation) is { } live
            ? input with { Options = live, UIHint = input.UIHint == "workflow-definition-picker" ? "dropdown" : input.UIHint }
            : input;
    }

    private static JsonObject Base(ActivityDescriptor type, JsonArray inputs) => new()
    {
        ["typeName"] = type.TypeName,
        ["namespace"] = type.Namespace,
        ["name"] = type.Name,
        ["version"] = type.Version,
        ["category"] = type.Category,
        ["displayName"] = type.DisplayName,
        ["description"] = type.Description ?? "",
        ["kind"] = type.Kind.ToString(),
        ["isBrowsable"] = type.IsBrowsable,
        ["isContainer"] = type.IsContainer,
        ["isStart"] = type.IsStart,
        ["isTerminal"] = type.IsTerminal,
        ["ports"] = new JsonArray([.. type.Ports.Select(p => new JsonObject { ["name"] = p.Name, ["displayName"] = p.DisplayName, ["type"] = p.Type.ToString(), ["isBrowsable"] = true })]),
        ["inputs"] = inputs,
        ["outputs"] = new JsonArray([.. type.Outputs.Select(Output)]),
        ["customProperties"] = new JsonObject(),
        ["constructionProperties"] = new JsonObject(),
    };

    private static JsonObject Input(InputDescriptor input) => new()
    {
        ["name"] = input.Name,
        ["typeName"] = input.TypeName,
        ["displayName"] = input.DisplayName + (input.IsRequired ? Texts.Of("studio.descriptor.required-suffix") : ""),
        ["description"] = input.Description,
        ["order"] = input.Order,
        ["category"] = input.Category,
        ["isBrowsable"] = input.IsBrowsable,
        ["isSynthetic"] = false,
        ["isWrapped"] = input.IsWrapped,
        ["uiHint"] = input.UIHint,
        ["defaultValue"] = input.DefaultValue?.DeepClone(),
        ["defaultSyntax"] = input.DefaultSyntax,
        ["isReadOnly"] = false,
        ["isSensitive"] = input.IsSensitive,
        ["storageDriverType"] = null,
        ["uiSpecifications"] = Specifications(input),
    };

    private static JsonObject Output(OutputDescriptor output) => new()
    {
        ["name"] = output.Name, ["typeName"] = output.TypeName, ["displayName"] = output.DisplayName, ["description"] = output.Description, ["order"] = output.Order,
        ["isBrowsable"] = true, ["isSynthetic"] = false,
    };

    private static JsonObject? Specifications(InputDescriptor input)
    {
        var items = new JsonArray([.. input.Options.Select(o => new JsonObject { ["text"] = o.Text, ["value"] = o.Value })]);
        return input.UIHint switch
        {
            "dropdown" => new JsonObject { ["dropdown"] = new JsonObject { ["selectList"] = new JsonObject { ["items"] = items, ["isFlagsEnum"] = false }, ["providerName"] = null } },
            "radiolist" => new JsonObject { ["radiolist"] = new JsonObject { ["radioList"] = new JsonObject { ["items"] = items } } },
            "checklist" => new JsonObject { ["checklist"] = new JsonObject { ["checkList"] = new JsonObject { ["items"] = Unchecked(items) } } },
            _ => null,
        };
    }

    private static JsonArray Unchecked(JsonArray items)
    {
        foreach (var item in items)
        {
            item!["isChecked"] = false;
        }

        return items;
    }

    /// <summary>The red box that stands for a type that we do not have.</summary>
    private static JsonObject Missing() => Base(
        new ActivityDescriptor
        {
            TypeName = MissingTypes.Placeholding, Namespace = "Elsa", Name = "NotFoundActivity", Version = 1, Category = Texts.Of("studio.missing-activity.category"), DisplayName = Texts.Of("studio.missing-activity.name"),
            Description = Texts.Of("studio.missing-activity.description"), IsBrowsable = false,
        },
        []);
}
