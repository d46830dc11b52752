// Each test has an account, a service and a clock of its own.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
