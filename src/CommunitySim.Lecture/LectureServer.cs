using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CommunitySim.Experiments.Config;
        LiveRoutes.Map(app, workshop);
