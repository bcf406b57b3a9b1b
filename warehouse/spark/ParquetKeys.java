package crossings;

import java.util.Base64;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.crypto.DecryptionPropertiesFactory;
import org.apache.parquet.crypto.EncryptionPropertiesFactory;
import org.apache.parquet.crypto.FileDecryptionProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.crypto.ParquetCipher;
import org.apache.parquet.hadoop.api.WriteSupport;

/**
 * Every Parquet file that Spark writes or reads here is encrypted as a whole, footer included, with one key.
 *
 * The key is in the environment of the driver and of each worker, as the key of the working database is in dbt's. It is in no
 * setting of Spark: those travel between processes and are shown on pages. A file in the clear is not read.
 */
public class ParquetKeys implements EncryptionPropertiesFactory, DecryptionPropertiesFactory {
    private static final String VARIABLE = "DBT_ENV_SECRET_CROSSINGS_SPARK_KEY";

    @Override
    public FileEncryptionProperties getFileEncryptionProperties(Configuration settings, Path file, WriteSupport.WriteContext context) {
        return FileEncryptionProperties.builder(key()).withAlgorithm(ParquetCipher.AES_GCM_V1).build();
    }

    @Override
    public FileDecryptionProperties getFileDecryptionProperties(Configuration settings, Path file) {
        return FileDecryptionProperties.builder().withFooterKey(key()).build();
    }

    private static byte[] key() {
        String given = System.getenv(VARIABLE);
        if (given == null || given.isEmpty()) {
            throw new IllegalStateException(VARIABLE + " is not set: nothing is read or written in the clear.");
        }
        return Base64.getDecoder().decode(given);
    }
}
