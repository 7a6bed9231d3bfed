package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** With payments of several kinds. */
@Entity
@Table(name = "contract")
public class Contract {
  @Id private Long id;
  private String subject;

  @OneToMany(mappedBy = "contract")
  private List<Payment> payments = new ArrayList<>();

  public String getSubject() {
    return subject;
  }

  public List<Payment> getPayments() {
    return payments;
  }
}
