using ContactPoint.Jobs.Hosting;

namespace ContactPoint.Jobs.Tests.Hosting;

public sealed class WebPagesTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080@localhost:5080")]
    [InlineData("http://localhost.example.org:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("https://127.0.0.1:5080")]
    public void An_address_that_others_might_reach_is_none_of_ours(string url) => Assert.Null(WebPages.LocalAddress(url));
}
