using NRules.Diagnostics;
using NRules.Extensibility;
using NRules.Network;

namespace NRules;

internal sealed class SessionFactory(CompiledRules rules) : ISessionFactory
{
    private readonly EventProvider events = new(null);

    public IEventProvider Events
    {
        get
        {
            events.IsHandedOut = true;
            return events;
        }
    }

    public IDependencyResolver DependencyResolver { get; set; } = new DependencyResolver();

    public IActionInterceptor? ActionInterceptor { get; set; }

    public ISession CreateSession() => new Session(rules, events, DependencyResolver, ActionInterceptor);

    public ISession CreateSession(Action<ISession> initializationAction)
    {
        ArgumentNullException.ThrowIfNull(initializationAction);
        var session = CreateSession();
        initializationAction(session);
        return session;
    }
}
