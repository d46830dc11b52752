// Each test has a broker, a clock and a folder of its own.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
