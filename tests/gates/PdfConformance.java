import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Asks veraPDF whether files keep the standards that they claim.
 *
 * In: names of standards as veraPDF has them (ua1,2a), then files. Out: on standard output one line for each file and
 * standard, "file TAB standard TAB checks TAB faults", and below it one line for each rule that was broken, "TAB rule TAB
 * how often TAB what it asks". Ends with 0 also where there are faults; with another code where a file cannot be read.
 */
public final class PdfConformance {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int at = 1; at < arguments.length; at++) {
            for (String standard : arguments[0].split(",")) {
                examine(new File(arguments[at]), PDFAFlavour.fromString(standard));
            }
        }
    }

    private static void examine(File file, PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> broken = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    broken.merge(named(assertion), 1, Integer::sum);
                }
            }
            int faults = broken.values().stream().mapToInt(Integer::intValue).sum();
            // A result that is not compliant says so even where it names no rule.
            int told = result.isCompliant() ? faults : Math.max(1, faults);
            System.out.println(file + "\t" + standard.getId() + "\t" + result.getTotalAssertions() + "\t" + told);
            broken.forEach((rule, times) -> System.out.println("\t" + rule.replaceFirst("\t", "\t" + times + "\t")));
        }
    }

    private static String named(TestAssertion assertion) {
        RuleId rule = assertion.getRuleId();
        String asked = assertion.getMessage().replaceAll("\\s+", " ");
        return rule.getClause() + "-" + rule.getTestNumber() + "\t" + asked;
    }
}
