using System.Text;

namespace Qingyi.Server.Web.Components;

/// <summary>Draws the lines of a process picture: right-angled, from the side that faces the next node.</summary>
static class ProcessRoutes
{
    const double Gap = 16;

    public static string Path(Box from, Box to, IReadOnlyList<Corner>? bends)
    {
        var corners = bends is { Count: > 0 } given ? Through(from, to, given) : Between(from, to);
        var path = new StringBuilder();
        foreach (var corner in corners)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Show.Svg(corner.X)).Append(' ').Append(Show.Svg(corner.Y));
        }

        return path.ToString();
    }

    /// <summary>Where the words of a line stand: over the middle of its longest level stretch.</summary>
    public static Corner Middle(Box from, Box to, IReadOnlyList<Corner>? bends)
    {
        var corners = bends is { Count: > 0 } given ? Through(from, to, given) : Between(from, to);
        var (start, end) = corners.Zip(corners.Skip(1)).MaxBy(stretch => Math.Abs(stretch.First.X - stretch.Second.X));
        return new((start.X + end.X) / 2, (start.Y + end.Y) / 2 - 6);
    }

    static Corner[] Through(Box from, Box to, IReadOnlyList<Corner> bends) =>
        [Towards(from, bends[0]), .. bends, Towards(to, bends[^1])];

    static Corner[] Between(Box from, Box to)
    {
        if (to.X >= from.X + from.Width)
        {
            var (start, end) = (Right(from), Left(to));
            var middle = (start.X + end.X) / 2;
            return Math.Abs(start.Y - end.Y) < 1 ? [start, end] : [start, new(middle, start.Y), new(middle, end.Y), end];
        }

        if (to.Y >= from.Y + from.Height)
        {
            var (start, end) = (Bottom(from), Top(to));
            var middle = (start.Y + end.Y) / 2;
            return Math.Abs(start.X - end.X) < 1 ? [start, end] : [start, new(start.X, middle), new(end.X, middle), end];
        }

        if (to.Y + to.Height <= from.Y)
        {
            var (start, end) = (Top(from), Bottom(to));
            var middle = (start.Y + end.Y) / 2;
            return Math.Abs(start.X - end.X) < 1 ? [start, end] : [start, new(start.X, middle), new(end.X, middle), end];
        }

        // Back along the same row: over both nodes.
        var over = Math.Min(from.Y, to.Y) - Gap;
        return [Top(from), new(Top(from).X, over), new(Top(to).X, over), Top(to)];
    }

    static Corner Towards(Box node, Corner corner)
    {
        if (corner.X >= node.X && corner.X <= node.X + node.Width)
        {
            return corner.Y < node.Y ? new(corner.X, node.Y) : new(corner.X, node.Y + node.Height);
        }

        return corner.X < node.X ? Left(node) : Right(node);
    }

    static Corner Left(Box node) => new(node.X, node.Y + node.Height / 2);

    static Corner Right(Box node) => new(node.X + node.Width, node.Y + node.Height / 2);

    static Corner Top(Box node) => new(node.X + node.Width / 2, node.Y);

    static Corner Bottom(Box node) => new(node.X + node.Width / 2, node.Y + node.Height);
}
