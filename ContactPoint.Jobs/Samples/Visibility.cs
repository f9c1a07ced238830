using System.Runtime.CompilerServices;

// The parts of the generator are nobody's interface; its tests look at them.
[assembly: InternalsVisibleTo("ContactPoint.Jobs.Tests")]
