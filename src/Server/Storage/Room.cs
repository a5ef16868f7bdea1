namespace Qingyi.Server.Storage;

/// <summary>Whether the disk of the database has room, as the last write found it: said by <c>/health/ready</c>. The heartbeat writes every few seconds, so it is known soon when there is room again.</summary>
public sealed class Room
{
    private volatile bool _full;

    public bool Full => _full;

    public void Found(Exception? failure) => _full = failure?.IsFull() ?? false;
}
