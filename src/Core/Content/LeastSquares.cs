namespace Engagement.Core.Content;

/// <summary>What one variable adds to what others explain.</summary>
/// <param name="Estimate">Its coefficient.</param>
/// <param name="StandardError">Its uncertainty, whether or not the noise is the same everywhere.</param>
/// <param name="DegreesOfFreedom">Observations less the variables that are not combinations of others.</param>
public readonly record struct LeastSquaresEffect(double Estimate, double StandardError, int DegreesOfFreedom);

/// <summary>Ordinary least squares, for the coefficient of one variable.</summary>
/// <remarks>
/// Columns are made orthogonal one after the other (Gram and Schmidt, twice), those that are combinations of others drop out; what is left of the variable
/// itself gives its coefficient (Frisch, Waugh and Lovell). The error is HC2, which for two groups is Welch's: J. G. MacKinnon, H. White, Journal of
/// Econometrics 29 (1985) 305-325.
/// </remarks>
public static class LeastSquares
{
    // What is left of a column that the others explain is rounding.
    private const double Dependent = 1e-9;

    /// <summary>The coefficient of a variable beside controls.</summary>
    /// <param name="variable">The variable, one number per observation.</param>
    /// <param name="controls">The other variables; a constant is one of them.</param>
    /// <param name="outcome">What is explained.</param>
    /// <returns>Null when the variable is a combination of the controls, or when nothing is left to estimate its error from.</returns>
    public static LeastSquaresEffect? EffectOf(double[] variable, IEnumerable<double[]> controls, double[] outcome)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(controls);
        ArgumentNullException.ThrowIfNull(outcome);
        var basis = new List<double[]>();
        foreach (var control in controls)
            if (Rest(control, basis) is var (direction, _))
                basis.Add(direction);
        if (Rest(variable, basis) is not var (own, length) || outcome.Length <= basis.Count + 1)
            return null;
        basis.Add(own);

        var residuals = (double[])outcome.Clone();
        foreach (var direction in basis)
            Subtract(residuals, direction, Product(residuals, direction));
        var variance = 0.0;
        for (var i = 0; i < outcome.Length; i++)
        {
            var leverage = basis.Sum(direction => direction[i] * direction[i]);
            // An observation that a variable of its own explains says nothing about the noise.
            if (leverage < 1 - Dependent)
                variance += own[i] * own[i] * residuals[i] * residuals[i] / (1 - leverage);
        }
        return new(Product(outcome, own) / length, Math.Sqrt(variance) / length, outcome.Length - basis.Count);
    }

    private static (double[] Direction, double Length)? Rest(double[] column, List<double[]> basis)
    {
        var rest = (double[])column.Clone();
        for (var pass = 0; pass < 2; pass++)
            foreach (var direction in basis)
                Subtract(rest, direction, Product(rest, direction));
        var (length, original) = (Math.Sqrt(Product(rest, rest)), Math.Sqrt(Product(column, column)));
        return length > Dependent * original ? (Array.ConvertAll(rest, value => value / length), length) : null;
    }

    private static double Product(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double times)
    {
        for (var i = 0; i < from.Length; i++)
            from[i] -= times * direction[i];
    }
}
