namespace Refit;

public sealed class RefitSettings
{
    public bool Buffered { get; set; }
    public CollectionFormat CollectionFormat { get; set; }
}
