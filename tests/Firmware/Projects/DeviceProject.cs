using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace PitMarshal.Tests.Firmware.Projects;

/// <summary>A .nfproj of the repository, with the packages.config beside it.</summary>
internal sealed class DeviceProject
{
    private static readonly XNamespace s_build = "http://schemas.microsoft.com/developer/msbuild/2003";

    private readonly string _folder;
    private readonly XDocument _project;

    private DeviceProject(string path)
    {
        Path = path;
        _folder = System.IO.Path.GetDirectoryName(System.IO.Path.Combine(Root, path));
        _project = XDocument.Load(System.IO.Path.Combine(Root, path));
    }

    internal static string Root { get; } = FindRoot();

    /// <summary>All of the repository; the paths begin at its root.</summary>
    internal static IReadOnlyList<DeviceProject> All =>
        [.. Files(Root, "*.nfproj").Select(path => new DeviceProject(path))];

    internal string Path { get; }

    /// <summary>The sources that it names, as if they lay in its folder.</summary>
    internal IReadOnlyList<string> Listed =>
    [
        .. Items("Compile").Select(item => Slashes((item.Attribute("Link") ?? item.Attribute("Include")).Value))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether it has sources of its own, and not those of another.</summary>
    internal bool HasSources => Present.Count > 0;

    /// <summary>The sources in its folder.</summary>
    internal IReadOnlyList<string> Present => Files(_folder, "*.cs");

    /// <summary>The assemblies it refers to, each with where it is looked for.</summary>
    internal IReadOnlyDictionary<string, string> References =>
        Items("Reference")
            .ToDictionary(item => item.Attribute("Include").Value, item => item.Element(s_build + "HintPath").Value);

    /// <summary>The folders that restoring packages.config makes.</summary>
    internal IReadOnlyList<string> PackageFolders =>
    [
        .. XDocument.Load(System.IO.Path.Combine(_folder, "packages.config")).Root.Elements("package")
            .Select(package => $"{package.Attribute("id").Value}.{package.Attribute("version").Value}"),
    ];

    /// <summary>How deep below the root it lies.</summary>
    internal int Depth => Path.Count(letter => letter == '/');

    private static string[] Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Select(file => Slashes(System.IO.Path.GetRelativePath(folder, file)))
            .Where(file => !$"/{file}".Contains("/obj/") && !$"/{file}".Contains("/bin/"))
            .Order(StringComparer.Ordinal),
    ];

    private static string Slashes(string path) => path.Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "nf.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("nf.sln is not above the tests");
    }

    private IEnumerable<XElement> Items(string name) => _project.Descendants(s_build + name);
}
