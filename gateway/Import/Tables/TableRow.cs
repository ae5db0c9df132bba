namespace PitMarshal.Import.Tables;

/// <summary>One row of an official table.</summary>
internal sealed record TableRow(Place Place, TableHead Head, IReadOnlyList<string> Fields)
{
    /// <summary>Empty where the row has none.</summary>
    public string this[TableColumn column] => Head[column] is { } i && i < Fields.Count ? Fields[i] : "";

    public string Car => this[TableColumn.Car].TrimStart('#');
}
