using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PitMarshal.Broker;

namespace PitMarshal.Web.Officials.Security;

/// <summary>
/// The keys that sessions and forms are sealed with, in the race's folder, so that they outlive the gateway. Only its
/// owner can read them. A key that a power cut broke is passed over: whoever had signed in with it does so again.
/// </summary>
internal sealed class KeyFolder(string path) : IXmlRepository
{
    private readonly ConcurrentBag<XElement> _unwritten = [];

    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        .. Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.xml").Select(Read).OfType<XElement>() : [],
        .. _unwritten,
    ];

    public void StoreElement(XElement element, string friendlyName)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        try
        {
            PrivateFile.Write(Path.Combine(path, $"{friendlyName}.xml"), element.ToString());
        }
        catch (IOException full) when (FullDisk.IsWhy(full))
        {
            // Sessions end with this program then.
            _unwritten.Add(element);
        }
    }

    private static XElement? Read(string file)
    {
        try
        {
            return XElement.Load(file);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
