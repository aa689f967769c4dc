using Engagement.PowerBi.Tests.Project;
using Engagement.PowerBi.Tests.Rules;
using Engagement.Testing;

namespace Engagement.PowerBi.Tests;

/// <summary>What powerbi/ says holds, and every rule notices when it does not.</summary>
public class PowerBiRulesTests
{
    private const string Model = "Engagement.SemanticModel/definition/";
    private const string Report = "Engagement.Report/definition/";
    private const string Daily = Model + "tables/Mesures quotidiennes.tmdl";
    private const string Posts = Model + "tables/Publications.tmdl";
    private const string Periods = Model + "tables/Indicateurs par mois.tmdl";
    private const string Dates = Model + "tables/Calendrier.tmdl";
    private const string English = Model + "cultures/en-US.tmdl";
    private const string Views = Report + "pages/synthese/visuals/vues-par-jour/visual.json";
    private const string Figures = Report + "pages/synthese/visuals/chiffres/visual.json";
    private const string Heat = Report + "pages/quand-publier/visuals/carte/visual.json";
    private const string Sheet = Report + "pages/fiche-publication/page.json";
    private const string Theme = "Engagement.Report/StaticResources/RegisteredResources/Engagement-b3e90c58.json";

    /// <summary>For each rule, what to change in which file so that it no longer holds; a file without a text to replace is removed.</summary>
    private static readonly (string Rule, string File, string? From, string To)[] Defects =
    [
        ("Microsoft's validator finds nothing", Views, "\"Category\": {", "\"Categories\": {"),
        ("Microsoft's validator finds nothing", Views, "\"lineChart\"", "\"lineCharts\""),
        ("Microsoft's validator finds nothing", Theme, "\"name\": \"Engagement-b3e90c58.json\"", "\"name\": \"Engagement\""),
        ("every JSON file follows its published schema", Views, "\"height\": 300", "\"height\": \"300\""),
        ("every JSON file follows its published schema", Sheet, "\"width\": 1280", "\"width\": 1280, \"colour\": 1"),
        ("every JSON file follows its published schema", Report + "version.json", "1.0.0", "9.0.0"),
        ("every JSON file follows its published schema", Theme, "\"transparency\": 0", "\"transparency\": \"none\""),
        ("every M expression parses", Daily, "in\n\t\t\t\t\tColumns", "Columns"),
        ("every M expression parses", Model + "expressions.tmdl", "#datetime(2024, 1, 1, 0, 0, 0)", "#datetime(2024, 1, 1"),
        ("required files are there", "Engagement.SemanticModel/definition.pbism", null, ""),
        ("resources that the report names are there", "Engagement.Report/StaticResources/SharedResources/BaseThemes/CY26SU10.json", null, ""),
        ("folders are called as what is in them, and pages as they are listed", Views, "\"name\": \"vues-par-jour\"", "\"name\": \"vues\""),
        ("folders are called as what is in them, and pages as they are listed", Report + "pages/pages.json", "\"engagement\",", ""),
        ("files are UTF-8 without a byte order mark, and end their lines alike", Daily, "table 'Mesures", "\rtable 'Mesures"),
        ("no address but the example and no key is written down", Model + "expressions.tmdl", "engagement.example.com", "contoso.azurewebsites.net"),
        ("no address but the example and no key is written down", Model + "expressions.tmdl", "/api/odata\"", "/api/odata?code=abc\""),
        ("TMDL is well formed, and its properties are known", Daily, "formatString: #,0", "format: #,0"),
        ("TMDL is well formed, and its properties are known", Daily, "\t\tdisplayFolder: Audience", "\t\t\tdisplayFolder: Audience"),
        ("TMDL is well formed, and its properties are known", Dates, "\t\tisKey", "\t\tisKeys"),
        ("TMDL is well formed, and its properties are known", Dates, "\tcolumn Date\n", "    column Date\n"),
        ("texts of TMDL need no quotes", Daily, "formatString: ▲ +0.0%", "formatString: \"▲ \"+0.0%"),
        ("tables and cultures are listed in the model, and no others", Model + "model.tmdl", "ref table Publications\n", ""),
        ("tables and cultures are listed in the model, and no others", Model + "model.tmdl", "ref table Publications\n", "ref table Publication\n"),
        ("names are unique, whatever their case", Daily, "measure Interactions =", "measure vues ="),
        ("names are unique, whatever their case", Daily, "measure Interactions =", "measure engagements ="),
        ("columns say their type and where they come from", Dates, "dataType: boolean", "dataType: bool"),
        ("columns say their type and where they come from", Dates, "sortByColumn: MonthStartDay", "sortByColumn: MonthStart"),
        ("columns say their type and where they come from", Dates, "\t\tsourceColumn: Year\n", ""),
        ("relationships join columns of one type, the one side a key", Model + "relationships.tmdl", "'Mesures quotidiennes'.Day", "'Mesures quotidiennes'.Date"),
        ("relationships join columns of one type, the one side a key", Model + "relationships.tmdl", "'Mesures quotidiennes'.Day", "'Mesures quotidiennes'.PageKey"),
        ("relationships join columns of one type, the one side a key", Model + "relationships.tmdl", "fromColumn: Publications.PageKey", "fromColumn: Publications.PostId"),
        ("no two paths of relationships lead from one table to another", Model + "relationships.tmdl", "relationship ", "relationship 00000000-0000-5000-8000-000000000001\n\tfromColumn: 'Sentiment par jour'.PostKey\n\ttoColumn: Publications.Key\n\nrelationship "),
        ("nothing is summarised but by measures", Daily, "summarizeBy: none", "summarizeBy: sum"),
        ("nothing is summarised but by measures", Model + "model.tmdl", "\tdiscourageImplicitMeasures\n", ""),
        ("keys are hidden", Daily, "\tcolumn PageKey\n\t\tdataType: string\n\t\tisHidden\n", "\tcolumn PageKey\n\t\tdataType: string\n"),
        ("hidden columns are used", Daily, "SUM('Mesures quotidiennes'[PageVisits])", "SUM('Mesures quotidiennes'[Views])"),
        ("measures have a description, a folder and, unless they are words, a format", Daily, "\t\tformatString: #,0\n", ""),
        ("measures have a description, a folder and, unless they are words, a format", Daily, "\t/// Fois où les contenus ont été affichés ou lus. Somme des jours connus.\n", ""),
        ("a table says what a row of it is", Posts, "/// Ce que les pages ont publié, avec les compteurs tels que lus en dernier.\n", ""),
        ("DAX names columns, measures, tables, functions and variables that are there", Daily, "SUM('Mesures quotidiennes'[Views])", "SUM('Mesures quotidiennes'[Vues])"),
        ("DAX names columns, measures, tables, functions and variables that are there", Daily, "VAR Ecart = [Jours comparés]", "VAR Ecart = [Jours comparables]"),
        ("DAX names columns, measures, tables, functions and variables that are there", Daily, "NOT ISBLANK(Ecart)", "NOT ISBLANK(Ecarts)"),
        ("DAX names columns, measures, tables, functions and variables that are there", Daily, "SUM('Mesures quotidiennes'[Views])", "SOMME('Mesures quotidiennes'[Views])"),
        ("DAX names columns, measures, tables, functions and variables that are there", Daily, "VALUES('Pages'[PageKey])", "VALUES('Page')"),
        ("DAX is balanced", Daily, "SUM('Mesures quotidiennes'[Views])", "SUM('Mesures quotidiennes'[Views]"),
        ("DAX is balanced", Daily, "SUM('Mesures quotidiennes'[Views])", "SUM('Mesures quotidiennes'[Views]}"),
        ("variables of DAX are written in ASCII", Daily, "Ecart", "Écart"),
        ("rates divide by DIVIDE, and nothing missing becomes a zero", Daily, "DIVIDE(Valeur - ValeurAvant, ValeurAvant)", "(Valeur - ValeurAvant) / ValeurAvant"),
        ("rates divide by DIVIDE, and nothing missing becomes a zero", Daily, "DIVIDE(Valeur - ValeurAvant, ValeurAvant)", "DIVIDE(Valeur - ValeurAvant, ValeurAvant, 0)"),
        ("rates divide by DIVIDE, and nothing missing becomes a zero", Daily, "= SUM('Mesures quotidiennes'[Views])", "= COALESCE(SUM('Mesures quotidiennes'[Views]), 0)"),
        ("rates divide by DIVIDE, and nothing missing becomes a zero", Daily, "= SUM('Mesures quotidiennes'[Views])", "= SUM('Mesures quotidiennes'[Views]) + 0"),
        ("no measure needs itself", Daily, "= SUM('Mesures quotidiennes'[Views])", "= [Part des vues]"),
        ("columns are properties of the feed, of the same type", Daily, "sourceColumn: Views\n", "sourceColumn: View\n"),
        ("columns are properties of the feed, of the same type", Daily, "\tcolumn Views\n\t\tdataType: int64", "\tcolumn Views\n\t\tdataType: string"),
        ("M loads exactly the columns of its table, from sets of the feed", Daily, "\"Views\", ", ""),
        ("M loads exactly the columns of its table, from sets of the feed", Daily, "\"DailyMetrics\"", "\"DailyKpis\""),
        ("the address of the feed is one parameter, and no key is in M", Daily, "OData.Feed(ServiceRoot,", "OData.Feed(\"https://engagement.example.com/api/odata\","),
        ("the address of the feed is one parameter, and no key is in M", Model + "expressions.tmdl", "expression RangeStart", "expression RangeBegin"),
        ("instants lose their zone, which is UTC, before they are loaded", Posts, "DateTimeZone.RemoveZone, type datetime", "each _, type datetimezone"),
        ("what grows by day is loaded by day, in a form that folds", Daily, "[Day] >= FirstDay", "DateTime.From([Day]) >= RangeStart"),
        ("what grows by day is loaded by day, in a form that folds", Daily, "[Day] < EndDay", "[Day] <= EndDay"),
        ("what grows by day is loaded by day, in a form that folds", Periods, "each [LastDay] >= FirstDay and [LastDay] < EndDay", "each [KpiId] >= FirstDay and [KpiId] < EndDay"),
        ("every set of the feed is in the model", Dates, "[Name = \"Dates\"", "[Name = \"Pages\""),
        ("every code of the feed has a French word, and no other text passes for one", Posts, "\"Reel\", \"Reel\",\n", "\"Reels\", \"Reel\",\n"),
        ("every code of the feed has a French word, and no other text passes for one", Model + "tables/Objectifs.tmdl", "\"at_most\", \"Au plus\",", ""),
        ("every code of the feed has a French word, and no other text passes for one", Model + "tables/Anomalies.tmdl", "\"suspicious\", 3", "\"suspect\", 3"),
        ("formulas compare with codes of the feed", Model + "tables/Anomalies.tmdl", "<> \"none\"", "<> \"None\""),
        ("formulas compare with codes of the feed", Model + "tables/Modération par jour.tmdl", "IN { \"Hidden\", \"Removed\" }", "IN { \"Hidden\", \"Deleted\" }"),
        ("the model is French first", Model + "model.tmdl", "\tculture: fr-FR", "\tculture: en-US"),
        ("everything that is seen is translated", English, "\t\t\t\t\tcaption: Views, change\n", ""),
        ("everything that is seen is translated", English, "\t\t\t\tcolumn Page\n", "\t\t\t\tcolumn Pages\n"),
        ("translations are of what is there", English, "measure 'Vues organiques'", "measure 'Vues gratuites'"),
        ("captions are unique where they are seen together", English, "caption: Organic views", "caption: Views"),
        ("fields of the report are in the model", Views, "\"Property\": \"Vues\"", "\"Property\": \"Vue\""),
        ("fields of the report are in the model", Views, "\"Entity\": \"Calendrier\"", "\"Entity\": \"Calendriers\""),
        ("fields of the report are in the model", Report + "pages/engagement/visuals/meilleures/visual.json", "\"Property\": \"Key\"", "\"Property\": \"PostKey\""),
        ("fields that are shown are visible", Views, "\"Vues\"", "\"Jours de vues\""),
        ("references to queries are called as their fields", Views, "\"Mesures quotidiennes.Vues\"", "\"Mesures quotidiennes.Vue\""),
        ("references to queries are called as their fields", Heat, "\"metadata\": \"Heures de la semaine.Indice", "\"metadata\": \"Heures.Indice"),
        ("literals are written as the report reads them", Views, "\"'Vues par jour et période précédente'\"", "\"Vues par jour et période précédente\""),
        ("names of filters are unique, and drill-through is bound to one", Sheet, "\"boundFilter\": \"Filter", "\"boundFilter\": \"Filters"),
        ("the first of many are chosen by a column", Report + "pages/engagement/visuals/meilleures/visual.json", "\"Aggregation\": {", "\"Ranked\": {"),
        ("pages that visuals lead to are there", Views, "\"'infobulle'\"", "\"'bulle'\""),
        ("the report has its ten pages, in their order, and hides the others", Sheet, "\"visibility\": \"HiddenInViewMode\"", "\"visibility\": \"AlwaysVisible\""),
        ("the report has its ten pages, in their order, and hides the others", Report + "pages/pages.json", "\"synthese\",\n    \"croissance\"", "\"croissance\",\n    \"synthese\""),
        ("a page shows ten visuals with data at most", Report + "pages/sentiment/visuals/titre/visual.json", "\"visualType\": \"textbox\",", "\"visualType\": \"cardVisual\", \"query\": { \"queryState\": { \"Data\": { \"projections\": [ {} ] } } },"),
        ("visuals lie on their page, and not on one another", Views, "\"width\": 740", "\"width\": 840"),
        ("visuals lie on their page, and not on one another", Views, "\"x\": 24", "\"x\": -24"),
        ("every visual has an alternative text and, with data, a title", Views, "\"altText\"", "\"alternative\""),
        ("every visual has an alternative text and, with data, a title", Views, "\"text\": {", "\"words\": {"),
        ("the keyboard goes through a page in reading order", Views, "\"tabOrder\": 7000", "\"tabOrder\": 6000"),
        ("cards show all of their measures, and are high enough for them", Figures, "\"18D\"", "\"48D\""),
        ("cards show all of their measures, and are high enough for them", Figures, "\"maxTiles\"", "\"mostTiles\""),
        ("colours of the theme stand out from what is behind them", Theme, "#1F5AA6", "#8FBCE6"),
        ("colours of the theme stand out from what is behind them", Theme, "\"foregroundNeutralSecondary\": \"#4A5560\"", "\"foregroundNeutralSecondary\": \"#9AA5B0\""),
        ("text stands out from the colours of cells", Heat, "#8FBCE6", "#1F5AA6"),
    ];

    public static TheoryData<string> RuleNames => [.. PowerBiRules.All.Select(rule => rule.Name)];

    public static TheoryData<int> DefectNumbers => [.. Enumerable.Range(0, Defects.Length)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public async Task Project_AsItIs_KeepsTheRule(string rule) => (await Rule(rule).BreachesAsync(PowerBiProject.Repository)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(DefectNumbers))]
    public async Task Project_WithADefect_BreaksTheRule(int number)
    {
        var (rule, file, from, to) = Defects[number];
        using var folder = new TemporaryFolder();
        var project = PowerBiProject.Repository.CopyTo(folder.Path);
        var path = Path.Combine(project.Folder, file);
        if (from is null)
        {
            File.Delete(path);
        }
        else
        {
            var text = await File.ReadAllTextAsync(path);
            text.ShouldContain(from);
            await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal));
        }

        (await Rule(rule).BreachesAsync(project)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Defects_EveryRule_HasOne() => PowerBiRules.All.Select(rule => rule.Name).Except(Defects.Select(defect => defect.Rule)).ShouldBeEmpty();

    [Fact]
    public void Project_AsItIs_IsRead()
    {
        var project = PowerBiProject.Repository;

        project.Model.Tables.Count.ShouldBeGreaterThan(20);
        project.Model.Formulas.Count().ShouldBeGreaterThan(100);
        project.Pages.Count.ShouldBe(12);
        project.Pages.SelectMany(page => page.Visuals).SelectMany(visual => FieldReference.In(visual.Json)).Count().ShouldBeGreaterThan(200);
    }

    private static PowerBiRule Rule(string name) => PowerBiRules.All.Single(rule => rule.Name == name);
}
