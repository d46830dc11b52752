namespace Cmq.Broker.Tests;

/// <summary>A random part that is none: always so many seconds above the least wait, so that a model knows it.</summary>
internal sealed class FixedJitter(int seconds) : Random
{
    public override long NextInt64(long minValue, long maxValue) => minValue + (1000L * seconds);
}
