using System.Globalization;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A trigger that must be fired with arguments of the declared types, in that order.</summary>
    public abstract class TriggerWithParameters
    {
        private readonly Type[] types;

        protected TriggerWithParameters(TTrigger underlyingTrigger, params Type[] argumentTypes)
        {
            ArgumentNullException.ThrowIfNull(argumentTypes);
            Trigger = underlyingTrigger;
            types = argumentTypes;
        }

        /// <summary>The plain trigger behind the arguments.</summary>
        public TTrigger Trigger { get; }

        /// <summary>The types of the arguments, in firing order.</summary>
        public IEnumerable<Type> ArgumentTypes => types;

        /// <exception cref="ArgumentException">An argument is missing, one too many, or of another type.</exception>
        public void ValidateParameters(object?[] args)
        {
            ArgumentNullException.ThrowIfNull(args);
            if (args.Length > types.Length)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Trigger '{Trigger}' takes {types.Length} argument(s) but was given {args.Length}."), nameof(args));
            }

            for (var i = 0; i < types.Length; i++)
            {
                Arguments.Require(types[i], args, i);
            }
        }
    }

    public class TriggerWithParameters<TArg0>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0));

    public class TriggerWithParameters<TArg0, TArg1>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0), typeof(TArg1));

    public class TriggerWithParameters<TArg0, TArg1, TArg2>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0), typeof(TArg1), typeof(TArg2));

    private sealed class TypedTrigger(TTrigger underlyingTrigger, Type[] types) : TriggerWithParameters(underlyingTrigger, types);
}
