using System.Xml;

namespace PitMarshal.Import.Apex;

/// <summary>
/// The entry in an Apex export: <c>&lt;driver num name&gt;&lt;inf type="class" value/&gt;&lt;driver id
/// name/&gt;…&lt;/driver&gt;</c>, the outer element being the car, those inside it its drivers.
/// </summary>
internal static class ApexEntryXml
{
    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ConformanceLevel = ConformanceLevel.Fragment,
    };

    /// <summary>False when it is not well formed; what was read until then holds.</summary>
    public static bool Read(string xml, ApexEntry entry)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), s_settings);
            string? name = null;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (reader is { Name: "driver", Depth: 0 })
                {
                    (entry.Car, name) = (Name.OrNull(reader["num"]) ?? entry.Id, Name.OrNull(reader["name"]));
                }
                else if (reader is { Name: "driver", Depth: 1 } && Name.OrNull(reader["id"]) is { } id
                    && !entry.Drivers.Contains(id))
                {
                    entry.Drivers.Add(id);
                }
                else if (reader.Name == "inf" && reader["type"] == "class")
                {
                    entry.Class = Name.OrNull(reader["value"]);
                }
            }

            entry.Team = entry.Drivers.Count > 1 ? name : null;
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
