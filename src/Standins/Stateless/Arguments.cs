using System.Globalization;

namespace Stateless;

/// <summary>Takes the arguments of a fired trigger apart again.</summary>
internal static class Arguments
{
    public static T Take<T>(object?[] args, int index)
    {
        Require(typeof(T), args, index);
        return (T)args[index]!;
    }

    public static void Require(Type type, object?[] args, int index)
    {
        if (args.Length <= index)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"An argument of type {type} is required in position {index}."));
        }

        if (args[index] is { } given && !type.IsInstanceOfType(given))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The argument in position {index} is of type {given.GetType()} but must be of type {type}."));
        }
    }
}
