using System.IO.Compression;
using System.Security.Cryptography;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CommunitySim.Lecture;

/// <summary>GET /: the page, in few and small files, because the phones of a whole hall may load it at once.</summary>
internal static class PageRoutes
{
    /// <param name="app">The server.</param>
    /// <param name="language">The language of the page; null for the one that each browser last chose.</param>
    /// <param name="hall">Whether phones may join, so that the page looks for the lecturer's token.</param>
    public static void Map(WebApplication app, string? language, bool hall)
    {
        Served start = new("index.html", ParameterRoutes.StartPage(language, hall));
        app.MapGet("/", start.Answer);
        foreach (Served file in (Served[])[start,
            .. PageFiles.Served.Select(path => new Served(path, PageFiles.Find(path)!))])
        {
            app.MapGet($"/{file.Path}", file.Answer);
        }
    }

    /// <summary>A file, plain and compressed.</summary>
    private sealed class Served(string path, byte[] bytes)
    {
        private readonly byte[] _packed = Pack(bytes);
        private readonly EntityTagHeaderValue _tag = new(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\"");

        public string Path { get; } = path;

        public IResult Answer(HttpContext context)
        {
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            bool packed = context.Request.Headers.AcceptEncoding.ToString()
                .Contains("gzip", StringComparison.OrdinalIgnoreCase);
            if (packed)
            {
                context.Response.Headers.ContentEncoding = "gzip";
            }

            return Results.Bytes(packed ? _packed : bytes, PageFiles.ContentType(Path), entityTag: _tag);
        }

        private static byte[] Pack(byte[] plain)
        {
            using MemoryStream packed = new();
            using (GZipStream stream = new(packed, CompressionLevel.SmallestSize))
            {
                stream.Write(plain);
            }

            return packed.ToArray();
        }
    }
}
