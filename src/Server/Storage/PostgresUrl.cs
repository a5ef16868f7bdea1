using Npgsql;

namespace Qingyi.Server.Storage;

/// <summary>A PostgreSQL database by URL (<c>postgresql://user:password@host:5432/name?option=value</c>) or by connection string.</summary>
public static class PostgresUrl
{
    private static string Wrong => Texts.Of("storage.postgres-address");

    /// <returns>A connection string with what the service needs where it says nothing itself.</returns>
    /// <exception cref="FormatException">It is neither.</exception>
    public static string Read(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        try
        {
            var built = given.StartsWith("postgres://", StringComparison.Ordinal) || given.StartsWith("postgresql://", StringComparison.Ordinal) ? Url(new Uri(given)) : new NpgsqlConnectionStringBuilder(given);
            if (string.IsNullOrEmpty(built.Host) || string.IsNullOrEmpty(built.Database))
            {
                throw new FormatException(Wrong);
            }

            Default(built, "Application Name", "qingyi");
            Default(built, "Timeout", 5);
            Default(built, "Maximum Pool Size", 24);
            return built.ToString();
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or UriFormatException)
        {
            throw new FormatException(Wrong, unreadable);
        }
    }

    /// <summary>Host, port and database; for people.</summary>
    public static string Shown(string connection)
    {
        var built = new NpgsqlConnectionStringBuilder(connection);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{built.Host}:{built.Port}/{built.Database}");
    }

    private static NpgsqlConnectionStringBuilder Url(Uri url)
    {
        var built = new NpgsqlConnectionStringBuilder { Host = url.Host, Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')) };
        if (url.Port > 0)
        {
            built.Port = url.Port;
        }

        var user = url.UserInfo.Split(':', 2);
        built.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        built.Password = user.Length == 2 ? Uri.UnescapeDataString(user[1]) : null;
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)))
        {
            built[Uri.UnescapeDataString(pair[0])] = Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "");
        }

        return built;
    }

    private static void Default(NpgsqlConnectionStringBuilder built, string key, object value)
    {
        if (!built.ContainsKey(key))
        {
            built[key] = value;
        }
    }
}
